/** The programmes of each policy pack, under the chosen readings. */
import type { Catalogue } from '../eligibility/catalogue.ts';
import { connecticut } from './connecticut/eligibility/catalogue.ts';
import { correctionalServiceCanada } from './correctional-service-canada/eligibility/catalogue.ts';
import { englandAndWales } from './england-and-wales/eligibility/catalogue.ts';
import { saskatchewan } from './saskatchewan/eligibility/catalogue.ts';

export const catalogues: readonly Catalogue[] = [
  correctionalServiceCanada(),
  saskatchewan(),
  englandAndWales(),
  connecticut(),
];

export const catalogueOfPack = (pack: string): Catalogue | undefined =>
  catalogues.find(({ jurisdiction }) => jurisdiction === pack);
