/** This product's functions, for a rehearsal. */
import { follow } from '../functions/follow.ts';
import { steps } from '../functions/index.ts';
import { reconcile } from '../functions/reconcile.ts';
import type { House } from '../lib/rehearsal/world.ts';

export const house: House = { steps, follow, reconcile };
