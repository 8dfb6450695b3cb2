/** This product's functions, for a rehearsal. */
import { follow } from '../functions/follow.ts';
import { functions } from '../functions/index.ts';
import { reconcile } from '../functions/reconcile.ts';
import type { House } from '../lib/rehearsal/world.ts';

export const house: House = { functions, follow, reconcile };
