import { deployed } from '../deployed.ts';
import { follow } from '../follow.ts';

export const handler = deployed('follow', follow);
