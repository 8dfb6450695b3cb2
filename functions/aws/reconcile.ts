import { deployed } from '../deployed.ts';
import { reconcile } from '../reconcile.ts';

export const handler = deployed('reconcile', reconcile);
