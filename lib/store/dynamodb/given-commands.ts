/** Given commands: an item each, which the table lets go of by itself some time after it need not be remembered. */
import { type Instant, millisecondsOf } from '../../case/identity.ts';
import type { CommandAnswer, GivenCommand, GivenCommands } from '../given-commands.ts';
import type { CaseTable, ItemKey } from './case-table.ts';
import { commandPartition } from './keys.ts';
import { plain } from './plain.ts';

/** The table counts in seconds and takes its time: what it has not let go of yet is told by this all the same. */
const inSeconds = (at: Instant): number => Math.ceil(millisecondsOf(at) / 1000);
const keyOf = (key: string): ItemKey => ({ pk: commandPartition(key), sk: 'COMMAND' });

export const createGivenCommands = (table: CaseTable): GivenCommands => ({
  async giveCommand(command) {
    const free = {
      expression: 'attribute_not_exists(pk) OR expiresAt <= :now',
      values: { ':now': Math.floor(millisecondsOf(command.givenAt) / 1000) },
    };
    const item = { ...keyOf(command.key), ...command, expiresAt: inSeconds(command.rememberedUntil) };
    if (await table.put(item, free)) return command;
    const standing = await table.get(keyOf(command.key));
    return standing === undefined ? command : plain<GivenCommand>(standing);
  },

  async answerCommand(key, answer) {
    const first = await table.update(
      keyOf(key),
      { expression: 'SET answer = :answer', values: { ':answer': answer } },
      { expression: 'attribute_exists(pk) AND attribute_not_exists(answer)' },
    );
    if (first) return answer;
    return ((await table.get(keyOf(key)))?.answer as CommandAnswer | undefined) ?? answer;
  },
});
