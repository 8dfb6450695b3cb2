import { describe } from 'vitest';
import { connecticut } from './jurisdictions.ts';
import { patience } from './runs.ts';
import { testTimeline } from './timeline.ts';

describe('connecticut, whatever happens, and whenever it is recorded', { timeout: patience }, () => {
  testTimeline(connecticut);
});
