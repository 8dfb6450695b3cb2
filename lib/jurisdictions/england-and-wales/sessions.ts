/** The course of sessions: how many, how long each takes, and when each of them, and the last, was completed. */
import type { EventOf, NumberedEvent } from '../../case/case.ts';
import { inOrderOfHappening } from '../../case/order-of-happening.ts';
import { actsHere, anchorAtLast, joining } from '../../timeline/anchors.ts';
import { times } from '../../timeline/length.ts';
import type { Anchor, Stage, View } from '../../timeline/rule.ts';
import { reaching } from '../../timeline/schedule/completion.ts';

const minutesOfSession = (view: View): number => {
  const takes = view.length('connect-sessions.takes');
  return takes.counted === 'elapsed' ? Math.ceil(takes.milliseconds / 60_000) : 0;
};

const sessionNumbers = (view: View): readonly number[] =>
  Array.from({ length: Number(view.value('connect-sessions.sessions')) }, (_, index) => index + 1);

export const minutesAttended = ({ body }: NumberedEvent): number =>
  body.type === 'programmeSessionAttended' ? body.minutes : 0;

const isSession =
  (session: number) =>
  ({ body }: NumberedEvent): boolean =>
    body.type === 'programmeSessionAttended' && body.session === session;

/** The attendances with which a session had lasted as long as it takes; one that was broken off may be made up. */
const completed = (session: number, view: View): readonly EventOf<'programmeSessionAttended'>[] | undefined =>
  reaching(
    minutesOfSession(view),
    actsHere(view, 'programmeSessionAttended').filter(isSession(session)),
    minutesAttended,
  );

/** When the whole course was completed, in whatever order its sessions were. */
export const lastSession = (view: View): Anchor | undefined => {
  const all = sessionNumbers(view).map((session) => completed(session, view));
  if (all.includes(undefined)) return undefined;
  const [first, ...others] = inOrderOfHappening(all.flatMap((attendances) => attendances ?? []));
  return first === undefined ? undefined : anchorAtLast([first, ...others]);
};

/** One session a period from joining. After an escape the sessions that are left take their turns from the return. */
export const sessions = (view: View): readonly Stage[] => {
  const every = view.length('connect-sessions.every');
  const done = sessionNumbers(view).filter((session) => {
    const by = completed(session, view)?.at(-1);
    return by !== undefined && by.happenedAt < view.segment.from;
  });
  return sessionNumbers(view).map((session) => {
    const turn = session - done.filter((earlier) => earlier < session).length;
    return {
      from: joining(view),
      within: times(every, turn),
      ...(turn > 1 ? { opens: times(every, turn - 1) } : {}),
      concerns: isSession(session),
      minutes: minutesOfSession(view),
    };
  });
};
