import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../lib/runtime/instant.ts';
import { DAY, run, SECOND, START } from './harness.ts';

function wait(fields: Record<string, unknown>) {
  return { Wait: { Type: 'Wait', End: true, ...fields } };
}

function until(Timestamp: unknown) {
  return run(wait({ Timestamp: '{% $states.input.at %}' }), { input: { at: Timestamp } });
}

describe('Wait State: Seconds (Amazon States Language, "Wait State")', () => {
  test.each([
    ['a literal', 90, 90],
    ['none', 0, 0],
    ['an expression', '{% $states.input.n * 2 %}', 120],
    ['the most there may be', 31_535_999, 31_535_999],
  ])('waits so many seconds exactly: %s', async (_, Seconds, expected) => {
    const ended = await run(wait({ Seconds }), { input: { n: 60 } });
    expect(ended).toMatchObject({ status: 'SUCCEEDED', seconds: expected });
  });

  test.each([[-1], [1.5], ['60'], [null], [true], [[60]], [100_000_000]])(
    'Seconds of %j is an evaluation error',
    async (n) => {
      const ended = await run(wait({ Seconds: '{% $states.input.n %}' }), { input: { n } });
      expect(ended).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError', seconds: 0 });
    },
  );

  test('input passes through, or becomes what Output says once the wait is over', async () => {
    expect((await run(wait({ Seconds: 5 }), { input: { a: 1 } })).output).toEqual({ a: 1 });
    const ended = await run(wait({ Seconds: 5, Output: '{% $millis() %}' }));
    expect(ended.output).toBe(START + 5 * SECOND);
  });
});

describe('Wait State: Timestamp (Amazon States Language, "Timestamps")', () => {
  test.each([
    ['in UTC', '2026-01-05T09:01:00Z', 60],
    ['to the millisecond', '2026-01-05T09:00:00.250Z', 0.25],
    ['finer than a millisecond', '2026-01-05T09:00:00.250999Z', 0.25],
    ['with an offset to the west', '2026-01-05T04:01:00-05:00', 60],
    ['with an offset to the east', '2026-01-05T14:31:00+05:30', 60],
    ['already past', '2020-01-01T00:00:00Z', 0],
    ['exactly now', '2026-01-05T09:00:00Z', 0],
  ])('waits until an instant %s', async (_, at, seconds) => {
    expect(await until(at)).toMatchObject({ status: 'SUCCEEDED', seconds });
  });

  test.each([
    ['without an offset', '2016-12-05T21:29:29'],
    ['without T', '2016-12-05 21:29:29Z'],
    ['with a lower-case z', '2016-12-05T21:29:29z'],
    ['in another order', '05-12-2016T21:29:29Z'],
    ['in month 13', '2016-13-05T21:29:29Z'],
    ['at hour 25', '2016-12-05T25:29:29Z'],
    ['on the 30th of February', '2026-02-30T00:00:00Z'],
    ['on the 29th of February of a common year', '2026-02-29T00:00:00Z'],
    ['with a zone in brackets', '2026-01-05T09:01:00-05:00[America/New_York]'],
    ['that is a date only', '2026-01-05'],
  ])('a timestamp %s is an evaluation error', async (_, at) => {
    const ended = await until(at);
    expect(ended.error).toBe('States.QueryEvaluationError');
    expect(ended.cause).toContain(`cannot be parsed as an ISO-8601 extended offset date-time format string: ${at}`);
  });

  test('a timestamp that is a number is an evaluation error', async () => {
    expect((await until(1_767_603_600)).error).toBe('States.QueryEvaluationError');
  });

  test('the 29th of February exists in a leap year', () => {
    expect(parseInstant('2028-02-29T00:00:00Z')).toBe(Date.UTC(2028, 1, 29));
  });

  test('every instant that JavaScript prints is read back as itself', () => {
    for (const days of [0, 1, 59, 60, 365, 1461, 36_524, 146_097, 700_000]) {
      const instant = days * DAY + 12_345_678;
      expect(parseInstant(new Date(instant).toISOString())).toBe(instant);
    }
  });

  test('a delay beyond 2^31 seconds fails with States.Runtime (as recorded from the service)', async () => {
    const ended = await until(new Date(START + 2 ** 31 * SECOND + SECOND).toISOString());
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(ended.cause).toContain('Wait state delay is too long.');
  });

  test.each([[45], [300]])('a wait of %i days ends exactly then', async (days) => {
    const ended = await until(new Date(START + days * DAY).toISOString());
    expect(ended).toMatchObject({ status: 'SUCCEEDED', seconds: days * 24 * 60 * 60 });
  });
});
