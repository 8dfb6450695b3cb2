/** `throughcare admit CASE`: opens a case. */
import { type Command, Option } from 'commander';
import type { Context } from './context.ts';
import { addWritingOptions, jsonOption, policyOf } from './options.ts';
import { type RecordChoice, recordCommand } from './record-and-tell.ts';
import { UserError } from './user-error.ts';

interface AdmitChoice extends RecordChoice {
  readonly at: string;
  readonly facility: string;
  readonly unit: string;
  readonly sentence?: string;
  readonly split?: string;
  readonly accused?: boolean;
  readonly community?: boolean;
  readonly youth?: boolean;
}

export const registerAdmit = (program: Command, context: Context): void => {
  addWritingOptions(program.command('admit'))
    .description('open a case: someone was admitted to a facility')
    .argument('<case>', 'the case number; never a name or a birth date')
    .requiredOption('--at <time>', "when, as 'YYYY-MM-DD HH:MM' in the facility's zone, or with an offset")
    .requiredOption('--facility <name>', 'the facility')
    .requiredOption('--unit <name>', 'the unit whose staff own the duties')
    .option('--accused', 'held before trial (the default unless --sentence is given)')
    .option('--sentence <period>', 'already sentenced, to this long: P2Y, P2Y1D')
    .addOption(
      new Option('--split <kind>', 'the community half of a split sentence').choices([
        'probation',
        'specialParole',
        'none',
      ]),
    )
    .option('--community', 'serves the sentence in the community: the case does not begin in custody')
    .option('--youth', 'held as a young person: who does not work with young people never reaches the case')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      "\nExamples:\n  throughcare admit CT-2001 --at '2026-11-20 18:00' --facility Hartford --unit Intake --accused\n  throughcare admit SK-2001 -j saskatchewan --at '2026-11-20 18:00' --facility Regina --unit 'Community Connections' --sentence P1Y --community --youth",
    )
    .action(async (number: string, choice: AdmitChoice) => {
      if (choice.accused === true && choice.sentence !== undefined)
        throw new UserError('Someone is either --accused or under a --sentence: give one of them.');
      if (choice.split !== undefined && choice.sentence === undefined)
        throw new UserError('--split belongs to a --sentence: give both, or neither.');
      if (choice.community === true && choice.sentence === undefined)
        throw new UserError('--community is for somebody under a --sentence: give both, or neither.');
      const sentence =
        choice.sentence === undefined
          ? {}
          : { sentence: { length: choice.sentence, ...(choice.split === undefined ? {} : { split: choice.split }) } };
      await recordCommand(
        {
          case: number,
          type: 'admitted',
          at: choice.at,
          jurisdiction: policyOf(choice).jurisdiction,
          legalStatus: choice.sentence === undefined ? 'accused' : 'sentenced',
          place: { facility: choice.facility, unit: choice.unit },
          ...(choice.community === true ? { setting: 'community' } : {}),
          ...(choice.youth === true ? { youth: true } : {}),
          ...sentence,
        },
        choice,
        context,
      );
    });
};
