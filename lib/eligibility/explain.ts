/** The derivation of one result in plain words, and the one criterion that decides it. */
import type { Almost } from './almost.ts';
import type { Assessment, Finding } from './finding.ts';
import { reasonMeanings } from './reason.ts';
import type { ProgrammeResult } from './rule-set.ts';
import type { Verdict } from './verdict.ts';

const verdictWords: Readonly<Record<Verdict, string>> = {
  met: 'met',
  notMet: 'NOT MET',
  unknown: 'UNKNOWN',
  notApplicable: 'not applicable',
};

/** The finding that decides: the first failure, else the first unknown, else the first that was met. */
export function decidingFinding({ criteria }: ProgrammeResult): Finding | undefined {
  return (
    criteria.find(({ verdict }) => verdict === 'notMet') ??
    criteria.find(({ verdict }) => verdict === 'unknown') ??
    criteria.find(({ verdict }) => verdict === 'met')
  );
}

/** The whole derivation, a line each. */
export function explain(result: ProgrammeResult, name: string): readonly string[] {
  return [
    `${result.programme} (${name}): ${result.outcome}`,
    ...result.criteria.flatMap(explainFinding),
    ...explainAlmost(result.almost),
  ];
}

function explainFinding({ criterion, verdict, reason, text, facts, source, assessment }: Finding): readonly string[] {
  const used = Object.entries(facts).map(([fact, value]) => `${fact} = ${JSON.stringify(value)}`);
  return [
    `  ${verdictWords[verdict]}: ${criterion}`,
    `    ${text}`,
    ...(reason === null ? [] : [`    Reason: ${reason} (${reasonMeanings[reason]}).`]),
    ...(used.length === 0 ? [] : [`    Facts: ${used.join(', ')}.`]),
    ...(assessment === null ? [] : [`    Tool: ${toolLine(assessment)}.`]),
    `    Source: ${source.join('; ')}.`,
  ];
}

/** Tool, date and assessor, each said even when the record does not have it. */
export function toolLine({ tool, date, assessor }: Assessment): string {
  return `${tool}, ${date ?? 'date not recorded'}, ${assessor ?? 'assessor not recorded'}`;
}

function explainAlmost(almost: Almost | null): readonly string[] {
  if (almost === null) return [];
  const { changes, earliestOn, override } = almost;
  return [
    ...(changes === null ? [] : ['  These changes together would make the person eligible:']),
    ...(changes ?? []).map(({ text, on }) => `    - ${text}${on === null ? '' : ` From ${on} at the latest.`}`),
    ...(earliestOn === null ? [] : [`  Time alone will do: ${earliestOn}.`]),
    ...(override === null
      ? []
      : [
          `  An override, if recommended and approved with reasons (${override.source.join(', ')}), could stand in for: ${override.replaces.join(', ')}.`,
        ]),
  ];
}
