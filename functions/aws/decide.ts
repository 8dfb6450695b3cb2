import { decide } from '../decide.ts';
import { deployed } from '../deployed.ts';

export const handler = deployed('decide', decide);
