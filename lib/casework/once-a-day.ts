/** What stays wrong until somebody puts it right is told to operations once a day, not whenever it is met. */
import { plusMilliseconds } from '../case/identity.ts';
import { onceADayName } from './names.ts';
import type { Ports } from './ports.ts';
import { type UnreadCase, unreadByNumber } from './unread.ts';

const aDay = 86_400_000;

/** Of those that were not told within a day, with the same words and the same fault. Told again after a crash that came before it was remembered. */
export const tellOnceADay = async (
  { store, now, tellOperations }: Pick<Ports, 'store' | 'now' | 'tellOperations'>,
  what: string,
  unread: readonly Pick<UnreadCase, 'caseId' | 'fault'>[],
): Promise<void> => {
  const at = now();
  const untold: { readonly key: string; readonly of: (typeof unread)[number] }[] = [];
  for (const of of unread) {
    const key = onceADayName(what, of.caseId, of.fault);
    const command = { key, fingerprint: key, givenAt: at, rememberedUntil: plusMilliseconds(at, aDay) };
    if ((await store.giveCommand(command)).answer === undefined) untold.push({ key, of });
  }
  if (untold.length === 0) return;
  await tellOperations({ what: `${what} ${unreadByNumber(untold.map(({ of }) => of))}` });
  for (const { key } of untold) await store.answerCommand(key, { status: 200, body: '{}' });
};
