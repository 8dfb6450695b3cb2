/** What commands that run until they are told to stop say meanwhile, and how they are told. */
import type { Message } from '../../casework/ports.ts';
import { noticeOnScreen } from '../notice-on-screen.ts';
import type { Screen } from '../screen.ts';

/** Writes each notice as it goes out: for people, or as one JSON object a line. */
export const tellingNotices =
  ({ json }: { readonly json?: boolean }, screen: Pick<Screen, 'write'>) =>
  (message: Message): void =>
    screen.write(json === true ? JSON.stringify(message) : noticeOnScreen(message));

/** What whoever runs the system has to know goes beside the output. */
export const tellingOperations =
  ({ warn }: Pick<Screen, 'warn'>) =>
  ({ caseId, what }: { readonly caseId?: string; readonly what: string }): void =>
    warn(`Operations: ${what}${caseId === undefined ? '' : ` (case ${caseId})`}`);

export const untilInterrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  );
