/** Each shipped jurisdiction, with lives to try it on. */
import fc from 'fast-check';
import type { CaseEvent } from '../../lib/case/events.ts';
import type { Instant } from '../../lib/case/identity.ts';
import { connecticut as connecticutPack } from '../../lib/jurisdictions/connecticut/index.ts';
import { correctionalServiceCanada } from '../../lib/jurisdictions/correctional-service-canada/index.ts';
import { englandAndWales } from '../../lib/jurisdictions/england-and-wales/index.ts';
import { saskatchewan } from '../../lib/jurisdictions/saskatchewan/index.ts';
import { type PolicyPack, policyFrom } from '../../lib/timeline/policy.ts';
import { custodyDays, custodyLives } from './custody-lives.ts';
import { foundTwice, joined } from './joined.ts';
import { programmeDays, programmeLives } from './programme-lives.ts';
import { referralDays, referralLives } from './referral-lives.ts';
import { momentsIn, strewn } from './strewn.ts';

export interface Tried {
  readonly pack: PolicyPack;
  /** Of one case each. */
  readonly histories: fc.Arbitrary<readonly CaseEvent[]>;
  /** Of two numbers of one person, at first or for good. */
  readonly ofTwoNumbers: fc.Arbitrary<readonly CaseEvent[]>;
  /** Of one case each; some gain what was recorded under another number. */
  readonly withOthers: fc.Arbitrary<readonly CaseEvent[]>;
  /** Instants during or after those lives. */
  readonly moments: fc.Arbitrary<Instant>;
}

const tried = (pack: PolicyPack, lives: fc.Arbitrary<readonly CaseEvent[]>, days: number): Tried => {
  const histories = strewn(lives, days, policyFrom(pack));
  const withOthers = fc.oneof({ weight: 5, arbitrary: histories }, { weight: 1, arbitrary: joined(histories, days) });
  return { pack, histories, ofTwoNumbers: foundTwice(histories, days), withOthers, moments: momentsIn(days) };
};

export const connecticut = tried(connecticutPack, custodyLives, custodyDays);

export const elsewhere: readonly Tried[] = [
  tried(correctionalServiceCanada, referralLives, referralDays),
  tried(saskatchewan, programmeLives('saskatchewan', 'COMMUNITY-CONNECTIONS'), programmeDays),
  tried(englandAndWales, programmeLives('england-and-wales', 'CONNECT'), programmeDays),
];
