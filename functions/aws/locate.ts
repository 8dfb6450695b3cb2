import { deployed } from '../deployed.ts';
import { locate } from '../locate.ts';

export const handler = deployed('locate', locate);
