/** This product's functions, for a rehearsal. */
import { digest } from '../functions/digest.ts';
import { follow } from '../functions/follow.ts';
import { steps } from '../functions/index.ts';
import { reconcile } from '../functions/reconcile.ts';
import type { House } from '../lib/rehearsal/running-house.ts';
// Loaded before any world lives: what a report is drawn with takes no turn in a history.
import '../lib/reports/compliance/report-page.ts';

export const house: House = { steps, digest, follow, reconcile };
