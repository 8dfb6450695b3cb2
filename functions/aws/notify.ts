import { deployed } from '../deployed.ts';
import { notify } from '../notify.ts';

export const handler = deployed('notify', notify);
