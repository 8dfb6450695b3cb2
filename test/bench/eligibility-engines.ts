/**
 * Ten men's programmes as rules of two other engines, for the eligibility bench. Both are spared the work that ours does
 * inside: incidents are counted, tools chosen and completed programmes sorted for them beforehand (`flatFacts`).
 */

import { ZenEngine } from '@gorules/zen-engine';
import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import type { CscFacts } from '../../lib/jurisdictions/correctional-service-canada/eligibility/facts.ts';
import { chosenReadings } from '../../lib/jurisdictions/correctional-service-canada/eligibility/readings.ts';
import { subjectOf } from '../../lib/jurisdictions/correctional-service-canada/eligibility/subject.ts';

/** The ten programmes that all three hold. */
export const tenPrograms = [
  'VPP-HI',
  'ISOYW-HI',
  'VPP-MI',
  'FVPP-HI',
  'AFVPP-HI',
  'FVPP-MI',
  'NSAP-HI',
  'AOSAP-HI',
  'AAA',
  'BHP',
] as const;
type Program = (typeof tenPrograms)[number];

export type FlatFacts = Readonly<Record<string, string | number | boolean>>;

/** What the engines are given: the raw facts they read and everything that would have to be counted or looked up. */
export function flatFacts(facts: CscFacts): FlatFacts {
  const subject = subjectOf(facts, chosenReadings);
  const completed = (facts.completed ?? []).map(({ program }) => program);
  return {
    gender: facts.gender ?? '',
    indigenous: subject.indigenous === true,
    band: subject.risk.band ?? '',
    override: subject.overrides.any === 'met',
    sara: facts.sara ?? '',
    casa: facts.casaNeed ?? '',
    link: facts.substanceLinkCurrentOffence === true,
    general: subject.tallies.general.sure,
    partner: subject.tallies.partner.sure,
    documented: subject.tallies.partnerDocumented.sure,
    abc: completed.includes('ABC'),
    vppMi: completed.includes('VPP-MI'),
    nsapHi: completed.includes('NSAP-HI'),
    aaa: completed.includes('AAA'),
    current: facts.propertyFraudDrugCurrent ?? 0,
    past: facts.propertyFraudDrugPastFiveYears ?? 0,
    problemSolving: facts.needsProblemSolving === true,
    selfControl: facts.needsSelfControl === true,
    culturalIdentity: facts.needsCulturalIdentity === true,
  };
}

type Test = readonly [
  fact: string,
  operator: 'is' | 'atLeast' | 'in',
  value: string | number | boolean | readonly string[],
];
/** All tests of a programme; a list inside is an "any". */
type Rule = readonly (Test | readonly Test[][])[];

const man: Test = ['gender', 'is', 'M'];
const indigenous: Test = ['indigenous', 'is', true];
const high: Test = ['band', 'is', 'high'];
const highOrModerate: Test = ['band', 'in', ['high', 'moderate']];
const link: Test = ['link', 'is', true];
const lowWithOverride: readonly Test[] = [
  ['band', 'is', 'low'],
  ['override', 'is', true],
];

const rules: Readonly<Record<Program, Rule>> = {
  'VPP-HI': [man, high, ['general', 'atLeast', 2], ['abc', 'is', false], ['vppMi', 'is', false]],
  'ISOYW-HI': [man, indigenous, high, ['general', 'atLeast', 2], ['abc', 'is', false], ['vppMi', 'is', false]],
  'VPP-MI': [
    man,
    [[['band', 'is', 'moderate']], [...lowWithOverride]],
    ['general', 'atLeast', 1],
    ['vppMi', 'is', false],
    ['abc', 'is', false],
  ],
  'FVPP-HI': [man, high, ['sara', 'is', 'high'], ['documented', 'atLeast', 2]],
  'AFVPP-HI': [man, indigenous, highOrModerate, ['sara', 'in', ['moderate', 'high']], ['documented', 'atLeast', 2]],
  'FVPP-MI': [
    man,
    [[highOrModerate], [...lowWithOverride]],
    ['sara', 'in', ['moderate', 'high']],
    ['partner', 'atLeast', 1],
  ],
  'NSAP-HI': [man, high, ['casa', 'is', 'high'], link, ['nsapHi', 'is', false]],
  'AOSAP-HI': [man, indigenous, high, ['casa', 'in', ['moderate', 'high']], link],
  AAA: [man, highOrModerate, [[['current', 'atLeast', 2]], [['past', 'atLeast', 2]]], ['aaa', 'is', false]],
  BHP: [
    man,
    indigenous,
    ['band', 'is', 'moderate'],
    ['problemSolving', 'is', true],
    ['selfControl', 'is', true],
    ['culturalIdentity', 'is', true],
    ['aaa', 'is', false],
  ],
};

const isTest = (part: Rule[number]): part is Test => typeof part[0] === 'string';

/** Gives, for one person, the codes that pass. */
export type Evaluate = (facts: FlatFacts) => Promise<readonly string[]>;

const operators = { is: 'equal', atLeast: 'greaterThanInclusive', in: 'in' } as const;

/** json-rules-engine: its rule results are its trace; it always builds them. */
export function jsonRulesEngine(): Evaluate {
  const engine = new Engine();
  const condition = ([fact, operator, value]: Test) => ({ fact, operator: operators[operator], value });
  for (const program of tenPrograms) {
    const all = rules[program].map((part) =>
      isTest(part) ? condition(part) : { any: part.map((tests) => ({ all: tests.map(condition) })) },
    );
    const conditions: TopLevelCondition = { all };
    const rule: RuleProperties = { conditions, event: { type: program }, name: program };
    engine.addRule(rule);
  }
  return async (facts) => {
    const { events } = await engine.run({ ...facts });
    return events.map(({ type }) => type);
  };
}

/** zen-engine: one expression node with one expression a programme, which is its quickest form, traced. */
export function zenEngine(): Evaluate {
  const written = (value: Test[2]): string => JSON.stringify(value);
  const test = ([fact, operator, value]: Test): string => {
    if (operator === 'is') return `${fact} == ${written(value)}`;
    return operator === 'atLeast' ? `${fact} >= ${written(value)}` : `${fact} in ${written(value)}`;
  };
  const expressions = tenPrograms.map((program, index) => ({
    id: `e${index}`,
    key: program.replaceAll('-', '_'),
    value: rules[program]
      .map((part) =>
        isTest(part) ? test(part) : `(${part.map((tests) => `(${tests.map(test).join(' and ')})`).join(' or ')})`,
      )
      .join(' and '),
  }));
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', content: {}, position: { x: 0, y: 0 } },
      { id: 'rules', name: 'rules', type: 'expressionNode', content: { expressions }, position: { x: 1, y: 0 } },
      { id: 'out', name: 'out', type: 'outputNode', content: {}, position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: '1', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: '2', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  });
  return async (facts) => {
    const { result } = await decision.evaluate(facts, { trace: true });
    return tenPrograms.filter((program) => result[program.replaceAll('-', '_')] === true);
  };
}
