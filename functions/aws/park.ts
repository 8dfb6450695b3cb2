import { deployed } from '../deployed.ts';
import { park } from '../park.ts';

export const handler = deployed('park', park);
