/**
 * A function as it is deployed: one line in its log for each step, by ids alone, and its measures in the log, from where
 * CloudWatch reads them. Payloads and answers are never written. Traces are Lambda's own (active tracing) and X-Ray's
 * SDK stays out: it would add 130 KB to every bundle and write the words of faults into the trace.
 */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { toldOf, withoutWords } from './faults.ts';
import { type Count, type Measure, measures, metricsNamespace } from './measures.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

export const observed = (step: string, make: (count: Count, log: Logger) => Handler): Handler => {
  const log = new Logger();
  const metrics = new Metrics({ namespace: metricsNamespace });
  const count: Count = (what, howMany) => void metrics.addMetric(measures[what], MetricUnit.Count, howMany);
  const run = make(count, log);
  return async (event, context) => {
    const began = performance.now();
    const about = () => ({ step, ...idsIn(event), milliseconds: Math.round(performance.now() - began) });
    log.addContext(context as Parameters<Logger['addContext']>[0]);
    try {
      const answer = await run(event, context);
      countIn(answer, count);
      log.info('The step ended', about());
      return answer;
    } catch (fault) {
      log.error('The step failed', { ...about(), ...toldOf(fault) });
      throw withoutWords(fault);
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
};

/** Which field of an answer is a measure. */
const measured: readonly (readonly [field: string, measure: Measure])[] = [
  ['acted', 'sweepActed'],
  ['lines', 'digestLines'],
  ['batchItemFailures', 'handedBack'],
];

const countIn = (answer: unknown, count: Count): void => {
  for (const [field, measure] of measured) {
    const value = fieldOf(answer, field);
    if (typeof value === 'number') count(measure, value);
    else if (Array.isArray(value)) count(measure, value.length);
  }
};

/** Where payloads carry the number of their case, and which execution it is about. */
const carriers = ['timeline', 'watch', 'review', 'about'];

const idsIn = (event: unknown): { readonly case?: string; readonly execution?: string } => {
  const carrying = carriers.map((name) => fieldOf(event, name)).find((value) => value !== undefined) ?? event;
  const of = fieldOf(carrying, 'caseId');
  const execution = fieldOf(event, 'execution');
  return { ...(isId(of) ? { case: of } : {}), ...(isId(execution) ? { execution } : {}) };
};

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[field] : undefined;

/** A number, not words: what somebody wrote where an id belongs is not repeated. */
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^(?=.*\d)[A-Za-z0-9][\w./-]{0,79}$/.test(value);
