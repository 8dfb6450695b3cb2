/** What wakes somebody: executions that end badly, letters that nobody got, a sweep that fell silent, contacts out of reach, calls turned away. */
import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { checkContactsEveryMinutes } from './contact-watch.ts';
import { functionNames } from './function-list.ts';
import { ageOfOldest, fiveMinutes, inGroups, measured, mostMetrics, total } from './metrics.ts';
import type { Observed } from './observed.ts';

interface Watching {
  readonly metric: IMetric;
  readonly description: string;
  readonly threshold?: number;
  readonly when?: ComparisonOperator;
  readonly missing?: TreatMissingData;
  readonly periods?: number;
}

export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  private readonly observed: Observed;

  constructor(scope: Construct, id: string, observed: Observed) {
    super(scope, id);
    this.observed = observed;
    this.executions();
    this.endedTidy();
    this.untold();
    this.deadLetters();
    this.silence();
    this.contacts();
    this.throttles();
    this.lateness();
    this.wayIn();
  }

  private watch(id: string, { metric, description, threshold = 0, when, missing, periods = 1 }: Watching): void {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription: description,
      threshold,
      comparisonOperator: when ?? ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    });
    const tell = new SnsAction(this.observed.topics.operations);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    this.all.push(alarm);
  }

  private executions(): void {
    for (const [machine, { stateMachine }] of Object.entries(this.observed.workflows)) {
      this.watch(`EndedBadly-${machine}`, {
        metric: new MathExpression({
          expression: 'failed + timedOut + aborted',
          label: `${machine}: failed, timed out or stopped`,
          period: fiveMinutes,
          usingMetrics: {
            failed: stateMachine.metricFailed({ statistic: Stats.SUM }),
            timedOut: stateMachine.metricTimedOut({ statistic: Stats.SUM }),
            aborted: stateMachine.metricAborted({ statistic: Stats.SUM }),
          },
        }),
        description: `${machine} executions failed, timed out or were stopped. Their cases are reconciled from a queue; find out why.`,
      });
    }
  }

  /** An execution that meets a fault tells operations and ends tidy, so that Step Functions counts it as a success. */
  private endedTidy(): void {
    this.watch('OperationsTold', {
      metric: measured(this.observed.jurisdiction, 'operationsTold'),
      description:
        'A step failed for good, or a case could not be swept or counted: the message that operations got names which. The sweep acts meanwhile; find out why.',
    });
  }

  /** The last thing that an execution under way can do for itself. Where it fails, the sweep alone still acts. */
  private untold(): void {
    this.watch('OperationsUntold', {
      metric: this.observed.functions.TellOperationsFunction.function.metricErrors({
        statistic: Stats.SUM,
        period: fiveMinutes,
      }),
      description:
        'An execution could not tell operations that it ends early: see the log of tell-operations, then the executions that ended with operations told or untold.',
    });
  }

  private deadLetters(): void {
    for (const [name, queue] of Object.entries(this.observed.deadLetters)) {
      this.watch(`DeadLetters-${name}`, {
        metric: ageOfOldest(queue),
        threshold: fiveMinutes.toSeconds(),
        description: `A dead letter is older than five minutes: ${name}. Read it, remove the cause, redrive it.`,
      });
    }
  }

  private silence(): void {
    const { sweep, digest } = this.observed.workflows;
    this.watch('SilentSweep', {
      metric: sweep.stateMachine.metricSucceeded({
        statistic: Stats.SUM,
        period: Duration.minutes(3 * this.observed.sweepEveryMinutes),
      }),
      threshold: 1,
      when: ComparisonOperator.LESS_THAN_THRESHOLD,
      missing: TreatMissingData.BREACHING,
      description: 'No sweep has ended well for three intervals: the second net is down.',
    });
    this.watch('SilentDigest', {
      metric: digest.stateMachine.metricSucceeded({ statistic: Stats.SUM, period: Duration.days(1) }),
      threshold: 1,
      when: ComparisonOperator.LESS_THAN_THRESHOLD,
      missing: TreatMissingData.BREACHING,
      description: 'No morning digest went out for a day.',
    });
  }

  private contacts(): void {
    this.watch('ContactsUnreached', {
      metric: measured(this.observed.jurisdiction, 'contactsUnreached', {
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(2 * checkContactsEveryMinutes),
      }),
      missing: TreatMissingData.BREACHING,
      description:
        'A contact of the jurisdiction file has no confirmed subscription, or nobody looked. The log of check-contacts names it: confirm it anew, or put another into the file.',
    });
  }

  private throttles(): void {
    const { functions, workflows, table, topics } = this.observed;
    const sum = { statistic: Stats.SUM, period: fiveMinutes };
    for (const [index, names] of inGroups(functionNames, mostMetrics).entries()) {
      this.watch(index === 0 ? 'FunctionsThrottled' : `FunctionsThrottled${index + 1}`, {
        metric: total(
          'functions turned away',
          names.map((name) => functions[name].function.metricThrottles(sum)),
        ),
        description:
          'Calls of functions were turned away. They are retried; look for a flood, or for a limit of the account.',
        periods: 2,
      });
    }
    this.watch('TableThrottled', {
      metric: total(
        'table requests turned away',
        ['ReadThrottleEvents', 'WriteThrottleEvents'].map((metricName) => table.metric(metricName, sum)),
      ),
      description: 'The case table turned requests away. They are retried; look for a hot partition.',
      periods: 2,
    });
    this.watch('ExecutionsThrottled', {
      metric: total(
        'state transitions turned away',
        Object.values(workflows).map(({ stateMachine }) => stateMachine.metricThrottled(sum)),
      ),
      description: 'Step Functions held executions back: timers run late. Ask for a higher limit.',
      periods: 2,
    });
    this.watch('NoticesUndelivered', {
      metric: topics.notices.metricNumberOfNotificationsFailed(sum),
      description: 'Notices could not be delivered to a subscriber. Look at its address; undelivered ones are kept.',
    });
  }

  private lateness(): void {
    this.watch('EventsUnfollowed', {
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'IteratorAge',
        dimensionsMap: { FunctionName: this.observed.functions.FollowFunction.function.functionName },
        statistic: Stats.MAXIMUM,
        period: fiveMinutes,
      }),
      threshold: fiveMinutes.toMilliseconds(),
      description: 'Events wait for more than five minutes before timelines hear of them.',
    });
  }

  private wayIn(): void {
    this.watch('RequestsFailed', {
      metric: this.observed.api.metricServerError({ statistic: Stats.SUM, period: fiveMinutes }),
      description: 'Requests to the API failed for a fault of ours: its log has each by its request.',
      periods: 2,
    });
  }
}
