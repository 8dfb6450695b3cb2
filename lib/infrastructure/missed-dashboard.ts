/** One page that answers: is anyone being missed? */
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { ageOfOldest, fiveMinutes, measured } from './metrics.ts';
import type { Observed } from './observed.ts';

export interface MissedDashboardProps {
  readonly observed: Observed;
  readonly alarms: readonly Alarm[];
}

const sum = { statistic: Stats.SUM, period: fiveMinutes };

export class MissedDashboard extends Construct {
  constructor(scope: Construct, id: string, { observed, alarms }: MissedDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', { dashboardName: `Throughcare-${observed.jurisdiction}` });
    dashboard.addWidgets(
      new TextWidget({
        width: 24,
        height: 2,
        markdown: `# ${observed.jurisdiction}: is anyone being missed?\nNobody is while every alarm is green: timers run, the sweep repeats, notices arrive and no letter is dead.`,
      }),
    );
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', width: 24, height: 4, alarms: [...alarms] }));
    dashboard.addWidgets(...graphs(observed));
  }
}

const graphs = ({ jurisdiction, workflows, topics, deadLetters, functions }: Observed): readonly GraphWidget[] => {
  const machines = Object.values(workflows).map(({ stateMachine }) => stateMachine);
  return [
    graph(
      'Executions started',
      machines.map((machine) => machine.metricStarted(sum)),
    ),
    graph(
      'Executions failed, timed out or stopped',
      machines.flatMap((machine) => [
        machine.metricFailed(sum),
        machine.metricTimedOut(sum),
        machine.metricAborted(sum),
      ]),
    ),
    graph('Ended early, tidy and told to operations', [measured(jurisdiction, 'operationsTold')]),
    graph('Sweeps ended well; duties that the sweep had to act on', [
      workflows.sweep.stateMachine.metricSucceeded(sum),
      measured(jurisdiction, 'sweepActed'),
    ]),
    graph('Notices published, delivered, failed', [
      topics.notices.metricNumberOfMessagesPublished(sum),
      topics.notices.metricNumberOfNotificationsDelivered(sum),
      topics.notices.metricNumberOfNotificationsFailed(sum),
    ]),
    graph('Messages to staff, and reminders in their digests', [
      measured(jurisdiction, 'noticesPublished'),
      measured(jurisdiction, 'digestLines'),
    ]),
    graph('Events and ended executions handed back to be tried again', [measured(jurisdiction, 'handedBack')]),
    graph('Contacts that hear nothing', [measured(jurisdiction, 'contactsUnreached', { statistic: Stats.MAXIMUM })]),
    graph('Oldest dead letter, seconds', Object.values(deadLetters).map(ageOfOldest)),
    graph(
      'Function errors',
      Object.values(functions).map((one) => one.function.metricErrors(sum)),
    ),
  ];
};

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, width: 12, height: 6, left });
