import { deployed } from '../deployed.ts';
import { sweep } from '../sweep.ts';

export const handler = deployed('sweep', sweep);
