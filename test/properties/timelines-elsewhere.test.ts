import { describe } from 'vitest';
import { elsewhere } from './jurisdictions.ts';
import { count, patience } from './runs.ts';
import { testTimeline } from './timeline.ts';

describe.each(elsewhere)(
  '$pack.jurisdiction, whatever happens, and whenever it is recorded',
  { timeout: patience },
  (tried) => {
    testTimeline(tried, Math.ceil(count / 3));
  },
);
