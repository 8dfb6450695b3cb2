/** Parks a case-timeline on a callback token, and loses no wake-up: the token is stored first, then the events are read. */
import type { CaseId } from '../case/identity.ts';
import type { Ports } from './ports.ts';

export interface Parking {
  readonly caseId: CaseId;
  readonly token: string;
  /** The last event that the execution has seen. */
  readonly seen: number;
}

export const park = async ({ store, workflows }: Ports, { caseId, token, seen }: Parking): Promise<void> => {
  await store.park(caseId, { token, seen });
  const last = (await store.events(caseId)).at(-1)?.n ?? 0;
  if (last <= seen) return;
  const parked = await store.takeToken(caseId);
  if (parked !== undefined) await workflows.wake(parked.token);
};
