/** Faults that whoever asks can do something about. */
import { type Problem, problem } from './problem.ts';

const passing: ReadonlySet<string> = new Set([
  'CaseContended',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

/** Undefined for a fault of ours. */
export const problemWith = (fault: unknown): Problem | undefined => {
  const name = fault instanceof Error ? fault.name : '';
  if (passing.has(name))
    return problem('contended', 'Too much came at once. Ask again in a second, under the same key.');
  if (name === 'EventTooLarge')
    return problem('too-large', 'This is more than one event holds. Keep documents elsewhere and record a reference.');
  return undefined;
};
