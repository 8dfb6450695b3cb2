/** Prints what a change of parameters would change. */
import { differences, type Outcome } from '../simulation/difference.ts';
import { type Screen, table } from './screen.ts';

export const whatIfJson = (set: readonly string[], before: Outcome, after: Outcome) => ({
  set,
  before: { duties: before.duties, notices: before.notices },
  changes: differences(before, after),
});

export const printWhatIf = (screen: Screen, set: readonly string[], before: Outcome, after: Outcome): void => {
  const changes = differences(before, after);
  screen.write(`\nWith ${set.join(', ')}:`);
  const rows = changes.map((change) => [
    change.what,
    change.before,
    change.after,
    signed(change.after - change.before),
  ]);
  screen.write(
    rows.length === 0 ? 'Nothing changes for these people.' : table(['', 'as it is', 'changed', 'difference'], rows),
  );
};

const signed = (figure: number): string => (figure > 0 ? `+${figure}` : String(figure));
