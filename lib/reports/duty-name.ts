/** What a deadline is called among others of its duty: which time it is, what it is about, in which stay. */
import type { Deadline } from '../timeline/deadline.ts';
import type { Policy } from '../timeline/policy.ts';

/** `programme-referral 2 ICPM-HI`, `oap-review (stay 2)`, `connect-sessions 3 (round 2)`. For those who may see the case, never for messages. */
export const dutyName = (deadline: Deadline, policy: Policy): string => {
  const { duty, occurrence, repeats, about } = deadline;
  const time = repeats || occurrence > 1 ? [occurrence] : [];
  return [duty, ...time, ...(about === undefined ? [] : [about])].join(' ') + again(deadline, policy);
};

/** What all times of a duty share that are about one matter, in one stay. */
export const laneName = (deadline: Deadline, policy: Policy): string =>
  [deadline.duty, ...(deadline.about === undefined ? [] : [deadline.about])].join(' ') + again(deadline, policy);

/** Somebody who joins a programme once more is in its second round, and may be in the first stay still. */
const again = ({ duty, spell }: Deadline, policy: Policy): string => {
  if (spell === 1) return '';
  const lives = policy.duties.find(({ id }) => id === duty)?.livesIn;
  return ` (${typeof lives === 'object' ? 'round' : 'stay'} ${spell})`;
};
