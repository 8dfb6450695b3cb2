/** The answer as it leaves the product: the names here are a contract with every reader of the JSON. */

import type { Answer } from './catalogue.ts';
import type { Change } from './change.ts';
import type { ProgrammeResult } from './rule-set.ts';

/** One answer as a plain object, ready to be written as one line of JSON. */
export function answerLine(answer: Answer): Readonly<Record<string, unknown>> {
  if (answer.kind === 'refused') return { id: answer.id, errors: answer.errors };
  const { id, ruleSet, programmes, priority, plan, checks } = answer;
  return { id, ruleSet, programmes: programmes.map(programmeLine), priority, plan, checks };
}

function programmeLine({ programme, outcome, almost, criteria }: ProgrammeResult): Readonly<Record<string, unknown>> {
  const told =
    almost === null ? null : { ...almost, changes: almost.changes === null ? null : almost.changes.map(changeLine) };
  return { programme, outcome, almost: told, criteria };
}

function changeLine({ fact, kind, to, text, on }: Change): Readonly<Record<string, unknown>> {
  return { fact, kind, to, text, on };
}
