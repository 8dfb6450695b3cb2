/** Connecticut's policy pack. */
import type { PolicyPack } from '../../timeline/policy.ts';
import { duties } from './duties/index.ts';
import { holidays } from './holidays.ts';
import { parameters } from './parameters.ts';
import { phases } from './phases.ts';

export const connecticut: PolicyPack = {
  jurisdiction: 'connecticut',
  title: 'Connecticut: Partners in Progress',
  version: '2026-11-22',
  zone: 'America/New_York',
  holidays,
  duties,
  parameters,
  phases,
};
