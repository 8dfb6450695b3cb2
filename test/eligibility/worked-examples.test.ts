import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../lib/commands/programmes.ts';
import type { Answer } from '../../lib/eligibility/catalogue.ts';
import examples from './worked-examples.json' with { type: 'json' };

/** A worked case: sparse facts, over the defaults for the Canadian schemes, and what is expected of the answer. */
interface Example {
  readonly id: string;
  readonly title: string;
  readonly scheme: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expect: {
    readonly eligible?: readonly string[];
    readonly refusals?: readonly { readonly program: string; readonly reason: string; readonly sole: boolean | null }[];
    readonly open?: readonly { readonly program: string; readonly chosen: string }[];
    readonly priority?: readonly string[];
    readonly plan?: Readonly<Record<string, unknown>>;
    readonly checks?: Readonly<Record<string, unknown>>;
  };
}

const jurisdictions: Readonly<Record<string, string>> = {
  CSC: 'correctional-service-canada',
  'CSC-RULE': 'correctional-service-canada',
  CT: 'connecticut',
  CONNECT: 'england-and-wales',
  CC: 'saskatchewan',
};

function answerFor({ id, scheme, facts }: Example): Extract<Answer, { kind: 'judged' }> {
  const catalogue = catalogueOf(jurisdictions[scheme] ?? scheme);
  if (typeof catalogue === 'string') throw new Error(catalogue);
  const laid = scheme.startsWith('CSC') ? { ...examples.defaults, ...facts } : facts;
  const answer = catalogue.check({ id, ...laid }, examples.asOf);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.errors));
  return answer;
}

/** The reasons of every criterion that keeps the person out. */
function reasonsOf(answer: Extract<Answer, { kind: 'judged' }>, program: string): readonly (string | null)[] {
  const result = answer.programmes.find(({ programme }) => programme === program);
  const failing = result?.criteria.filter(({ verdict }) => verdict === 'notMet' || verdict === 'unknown') ?? [];
  return [...new Set(failing.map(({ reason }) => reason))];
}

const cases: readonly Example[] = examples.examples;

describe('the worked examples', () => {
  it.each(cases.map((example) => [`${example.id} ${example.title}`, example] as const))('%s', (_title, example) => {
    const answer = answerFor(example);
    const passed = answer.programmes.filter(({ outcome }) => outcome === 'eligible').map(({ programme }) => programme);

    expect(passed.toSorted()).toEqual((example.expect.eligible ?? []).toSorted());
    for (const { program, chosen } of example.expect.open ?? []) {
      expect(passed.includes(program), program).toBe(chosen === 'eligible');
    }
    for (const { program, reason, sole } of example.expect.refusals ?? []) {
      const reasons = reasonsOf(answer, program);
      expect(reasons, program).toContain(reason);
      if (sole === true) expect(reasons, program).toEqual([reason]);
      if (sole === false) expect(reasons.length, program).toBeGreaterThan(1);
    }
    if (example.expect.priority !== undefined) expect(answer.priority).toEqual(example.expect.priority);
    expect(answer.plan).toMatchObject(example.expect.plan ?? {});
    expect(answer.checks).toMatchObject(example.expect.checks ?? {});
  });
});
