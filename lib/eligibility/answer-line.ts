/**
 * The answer as it leaves the product: the names here are a contract with every reader of the JSON. People share most
 * findings (they are the same object), so the JSON of a finding is written once and remembered.
 */

import type { Answer } from './catalogue.ts';
import type { Change } from './change.ts';
import type { Finding } from './finding.ts';
import type { ProgrammeResult } from './rule-set.ts';

/** One answer as a plain object. */
export function answerLine(answer: Answer): Readonly<Record<string, unknown>> {
  if (answer.kind === 'refused') {
    return { id: answer.id, errors: answer.errors.map(({ field, value, message }) => ({ field, value, message })) };
  }
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

/** One answer as one line of JSON, without the line's end: the same as `answerLine`, written faster. */
export function answerJson(answer: Answer): string {
  if (answer.kind === 'refused') return JSON.stringify(answerLine(answer));
  const { id, ruleSet, programmes, priority, plan, checks } = answer;
  const rest = JSON.stringify({ priority, plan, checks }).slice(1);
  return `{"id":${JSON.stringify(id)},"ruleSet":${JSON.stringify(ruleSet)},"programmes":[${programmes.map(programmeJson).join()}],${rest}`;
}

function programmeJson(result: ProgrammeResult): string {
  const { criteria: _, ...line } = programmeLine(result);
  return `${JSON.stringify(line).slice(0, -1)},"criteria":[${result.criteria.map(findingJson).join()}]}`;
}

const written = new WeakMap<Finding, string>();

function findingJson(finding: Finding): string {
  const earlier = written.get(finding);
  if (earlier !== undefined) return earlier;
  const json = JSON.stringify(finding);
  written.set(finding, json);
  return json;
}
