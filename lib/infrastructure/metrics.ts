/** Metrics as alarms and the dashboard ask for them. */
import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { type Measure, measures, metricsNamespace, serviceOf } from '../aws/measures.ts';

export const fiveMinutes = Duration.minutes(5);

/** An alarm takes no more metrics in one expression. */
export const mostMetrics = 10;

export const inGroups = <Member>(all: readonly Member[], size: number): readonly (readonly Member[])[] =>
  all.length === 0 ? [] : [all.slice(0, size), ...inGroups(all.slice(size), size)];

export const ageOfOldest = (queue: Queue): Metric =>
  queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: Duration.minutes(1) });

export const total = (label: string, metrics: readonly Metric[]): MathExpression =>
  new MathExpression({
    expression: 'SUM(METRICS())',
    label,
    period: fiveMinutes,
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
  });

/** What the functions of a jurisdiction count themselves. */
export const measured = (jurisdiction: string, what: Measure, options: MetricOptions = {}): Metric =>
  new Metric({
    namespace: metricsNamespace,
    metricName: measures[what],
    dimensionsMap: { service: serviceOf(jurisdiction) },
    statistic: Stats.SUM,
    period: fiveMinutes,
    ...options,
  });
