import { deployed } from '../deployed.ts';
import { digest } from '../digest.ts';

export const handler = deployed('digest', digest);
