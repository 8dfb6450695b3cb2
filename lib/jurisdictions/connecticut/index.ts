/** Connecticut's policy pack. */
import type { PolicyPack } from '../../timeline/policy.ts';
import { duties } from './duties/index.ts';
import { holidays } from './holidays.ts';
import { parameters } from './parameters.ts';
import { phaseNames, phases } from './phases.ts';

export const connecticut: PolicyPack = {
  jurisdiction: 'connecticut',
  title: 'Connecticut: Partners in Progress',
  version: '2026-11-22',
  zone: 'America/New_York',
  holidays,
  duties,
  parameters,
  phaseNames,
  phases,
  withoutReferrals:
    'its services are owed, not decided. Whoever a service is for has a duty of the timeline with a clock of its own, and diversion is for the judge. `throughcare eligibility --jurisdiction connecticut` says which services are open to somebody',
};
