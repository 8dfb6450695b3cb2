import { type Catalogue, catalogue } from '../../../eligibility/catalogue.ts';
import { cscFactsSchema } from './facts.ts';
import { chosenReadings, type Readings } from './readings.ts';
import { directive2009 } from './rule-set-2009.ts';

/** The programmes of the Correctional Service of Canada, under the chosen readings unless others are given. */
export function correctionalServiceCanada(readings: Readings = chosenReadings): Catalogue {
  return catalogue({
    jurisdiction: 'correctional-service-canada',
    title: 'Correctional Service of Canada',
    sourceTitle: "Commissioner's Directive 726-2 (2009-06-30)",
    schema: cscFactsSchema,
    versions: [directive2009(readings)],
  });
}
