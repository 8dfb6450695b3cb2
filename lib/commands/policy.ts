/** `throughcare policy`: every duty with its due rule, whether the figure is the source's or ours, and where it is written; and what belongs to no single duty. */
import type { Command } from 'commander';
import { type Policy, parametersOf } from '../timeline/policy.ts';
import type { DutyRule, Parameter, Schedule } from '../timeline/rule.ts';
import { habitatInWords } from '../timeline/segment.ts';
import type { Context } from './context.ts';
import { jsonOption, jurisdictionOption, type PolicyChoice, policyOf, setOption } from './options.ts';
import { UserError } from './user-error.ts';

export const registerPolicy = (program: Command, { screen }: Context): void => {
  program
    .command('policy')
    .description(
      'list every duty: when it is due, whose it is, and where that is written; and every parameter of no single duty',
    )
    .argument(
      '[duty]',
      'show one duty in full, with every parameter: by its name, or by the code that it has in messages',
    )
    .addOption(jurisdictionOption())
    .addOption(setOption('show the policy with a parameter changed'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  throughcare policy\n  throughcare policy discharge-plan\n  throughcare policy --set oap-review.every=P90D --json',
    )
    .action((duty: string | undefined, choice: PolicyChoice & { json?: boolean }) => {
      const policy = policyOf(choice);
      const rules = duty === undefined ? policy.duties : policy.duties.filter(isCalled(duty));
      if (rules.length === 0)
        throw new UserError(
          `${policy.jurisdiction} has no duty "${duty}"; it has ${policy.duties.map(named).join(', ')}.`,
        );
      if (choice.json === true) return screen.write(JSON.stringify(asJson(policy, rules), undefined, 2));
      if (duty === undefined)
        screen.write(
          `${policy.title}. Times are local to ${policy.zone}. Figures: S the source states it, D our default.\n`,
        );
      for (const rule of rules) screen.write(duty === undefined ? inBrief(rule, policy) : inFull(rule, policy));
      if (duty === undefined)
        screen.write(
          `\n${rules.length} duties. "throughcare policy DUTY" shows one with its parameters and the source's words.\n\n${ofNoDuty(policy)}`,
        );
    });
};

const isCalled =
  (name: string) =>
  ({ id, neutralCode }: DutyRule): boolean =>
    name === id || name === neutralCode;

const named = ({ id, neutralCode }: DutyRule): string => (neutralCode === undefined ? id : `${id} (${neutralCode})`);

const mark = (rule: Pick<DutyRule, 'figure'>): string => (rule.figure === 'source' ? 'S' : 'D');
const owner = ({ owner: of }: DutyRule): string => (typeof of === 'string' ? of : 'depends on the case');

/** Whether the source states the figures of the due rule; of each it says itself which it is, where they differ. */
const whoseFigures = (rule: DutyRule): string => {
  if (figuresDiffer(rule)) return 'S: the source states the figure; D: our default, the source gives none';
  return rule.figure === 'source' ? 'S: the source states the figure' : 'D: our default, the source gives no figure';
};

const inBrief = (rule: DutyRule, policy: Policy): string =>
  `${rule.id.padEnd(31)} ${mark(rule)}  ${dueRule(rule, policy)}\n${' '.repeat(35)}${rule.title}. ${codeOf(rule)}${owner(rule)}. ${rule.source.paragraph}`;

const codeOf = ({ neutralCode }: DutyRule): string => (neutralCode === undefined ? '' : `In messages ${neutralCode}. `);

const inFull = (rule: DutyRule, policy: Policy): string =>
  [
    `${rule.id}: ${rule.title}.`,
    `  due         ${dueRule(rule, policy)} (${whoseFigures(rule)})`,
    `  runs from   ${rule.runsFrom}`,
    `  whose       ${owner(rule)}`,
    `  lives in    ${habitatInWords(rule.livesIn)}`,
    `  done when   ${doneInWords(rule)}`,
    `  in messages ${rule.neutralCode === undefined ? 'by name' : `as ${rule.neutralCode}, because its name would give something away`}`,
    `  source      ${rule.source.document}, ${rule.source.paragraph} (${rule.authority})`,
    `              "${rule.source.says}"`,
    ...amendment(rule, policy),
    `  applies     from ${rule.effective.from}${rule.effective.until === undefined ? '' : ` until ${rule.effective.until}`}`,
    ...Object.entries(rule.parameters).map(
      ([name, parameter]) =>
        `  --set ${rule.id}.${name}=${policy.value(`${rule.id}.${name}`)}   ${parameter.meaning} (${parameter.figure === 'source' ? 'S' : 'D'})`,
    ),
  ].join('\n');

const doneInWords = ({ doneWhen, recordIn }: DutyRule): string => {
  switch (doneWhen.by) {
    case 'event':
      return `${doneWhen.types.join(' or ')} is recorded${doneWhen.only === undefined ? '' : `, ${doneWhen.only.inWords}`}`;
    case 'parts':
      return `${recordIn} is recorded for each of: ${doneWhen.parts.join(', ')}${doneWhen.instead === undefined ? '' : `; or ${doneWhen.instead.join(' or ')}`}`;
    case 'minutes':
      return `${recordIn} is recorded for as many minutes as it takes`;
    default:
      return doneWhen satisfies never;
  }
};

/** What the parameters decide that belong to no single duty, with the value in force. */
const ofNoDuty = (policy: Policy): string =>
  [
    'Parameters of no single duty',
    ...Object.entries(policy.parameters).map(
      ([name, parameter]) =>
        `  --set ${name}=${policy.value(name)}\n${' '.repeat(8)}${parameter.meaning}${choicesOf(parameter)} (${mark(parameter)})`,
    ),
  ].join('\n');

const choicesOf = ({ choices }: Parameter): string => (choices === undefined ? '' : `: ${choices.join(', ')}`);

const amendment = ({ id, schedule }: DutyRule, policy: Policy): readonly string[] =>
  schedule.kind !== 'countedBack' || schedule.amended === undefined
    ? []
    : [
        `  amended     since ${policy.value(`${id}.${schedule.amended.from}`)}: ${schedule.amended.source.document}, ${schedule.amended.source.paragraph}`,
        `              "${schedule.amended.source.says}"`,
      ];

/** The due rule in words, with the parameters in force. */
const dueRule = (rule: DutyRule, policy: Policy): string => {
  const value = (name: string): string => policy.value(name.includes('.') ? name : `${rule.id}.${name}`);
  return inWords[rule.schedule.kind](rule.schedule as never, value, rule);
};

const countedFrom = {
  releaseOn: 'release',
  discretionaryReleaseOn: 'the discretionary release date',
  statutoryReleaseOn: 'the statutory release date',
} as const;

type InWords<Kind extends Schedule['kind']> = (
  schedule: Extract<Schedule, { kind: Kind }>,
  value: (name: string) => string,
  rule: DutyRule,
) => string;
const inWords: { readonly [Kind in Schedule['kind']]: InWords<Kind> } = {
  forward: ({ within }, value, rule) => `${value(within)} after ${rule.runsFrom}`,
  perMatter: ({ within }, value, rule) => `${value(within)} after ${rule.runsFrom}, for each`,
  countedBack: ({ from, due, opens, amended }, value) => {
    const what = countedFrom[from];
    const begins = opens === undefined ? '' : `, work begins ${value(opens)} before`;
    const since = amended === undefined ? '' : `, since ${value(amended.from)} ${value(amended.due)} before`;
    return value(due) === 'P0D' ? `by ${what}${begins}` : `${value(due)} before ${what}${since}${begins}`;
  },
  afterCompletion: ({ every }, value) => `every ${value(every)}, counted from each completion`,
  grid: (_, value, rule) => `every ${figures(rule, value).replace(' (every)', '')}, on a fixed grid`,
  stages: (_, value, rule) => `${figures(rule, value)}, from ${rule.runsFrom}`,
  calendarWeeks: (_, value, rule) => `every week, Monday to Sunday: ${figures(rule, value)}`,
};

const figures = (rule: DutyRule, value: (name: string) => string): string =>
  figuresOf(rule)
    .map(([name, parameter]) => `${value(name)} (${name}${figuresDiffer(rule) ? `, ${mark(parameter)}` : ''})`)
    .join(', ');

const figuresOf = ({ parameters }: DutyRule): readonly (readonly [name: string, parameter: Parameter])[] =>
  Object.entries(parameters).filter(([name]) => name !== 'remind');

/** The schedules whose rule in words names every figure. */
const namesFigures: ReadonlySet<Schedule['kind']> = new Set(['stages', 'grid', 'calendarWeeks']);

/** Whether some of the figures that the rule names are the source's and some ours. */
const figuresDiffer = (rule: DutyRule): boolean =>
  namesFigures.has(rule.schedule.kind) && new Set(figuresOf(rule).map(([, { figure }]) => figure)).size > 1;

const asJson = (policy: Policy, rules: readonly DutyRule[]) => ({
  jurisdiction: policy.jurisdiction,
  title: policy.title,
  version: policy.version,
  zone: policy.zone,
  duties: rules.map((rule) => ({
    id: rule.id,
    title: rule.title,
    due: dueRule(rule, policy),
    runsFrom: rule.runsFrom,
    figure: rule.figure,
    owner: owner(rule),
    livesIn: habitatInWords(rule.livesIn),
    source: rule.source,
    authority: rule.authority,
    effective: rule.effective,
    neutralCode: rule.neutralCode,
    recordIn: rule.recordIn,
  })),
  parameters: Object.fromEntries(
    Object.entries(parametersOf(policy)).map(([name, { meaning, figure, kind, choices }]) => [
      name,
      { value: policy.value(name), figure, meaning, kind, choices },
    ]),
  ),
});
