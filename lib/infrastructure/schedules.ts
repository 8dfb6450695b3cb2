/** What time itself starts: the sweep and the look at contacts at a steady rate, each morning's digest at the local hour of every zone, and the month's report. */
import { Duration, TimeZone } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, CfnScheduleGroup, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { checkContactsEveryMinutes } from './contact-watch.ts';
import { mayUseKey, toSend } from './data-key.ts';
import { deadLettersOfService } from './dead-letters.ts';
import type { MachineArns } from './machine-names.ts';
import type { Workflow } from './workflow.ts';

export interface SchedulesProps {
  readonly jurisdiction: string;
  readonly machines: MachineArns;
  readonly sweep: Workflow;
  readonly digest: Workflow;
  readonly complianceReport: Workflow;
  readonly checkContacts: Alias;
  /** @default 5 */
  readonly sweepEveryMinutes: number;
  /** Every distinct zone once, the jurisdiction's own first. */
  readonly zones: readonly string[];
  /** The local hour of the digest, 4 to 23: earlier hours do not exist on every day. */
  readonly digestHour: number;
  readonly key: IKey;
}

export class DigestTooEarly extends Error {
  override readonly name = 'DigestTooEarly';
}

export class Schedules extends Construct {
  /** Starts that Step Functions did not take. */
  readonly unstarted: Queue;
  private readonly props: SchedulesProps;
  private readonly group: CfnScheduleGroup;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: SchedulesProps) {
    super(scope, id);
    if (props.digestHour < 4 || props.digestHour > 23) {
      throw new DigestTooEarly(
        `The digest cannot go out at ${props.digestHour}:00 local time. Choose an hour from 4 to 23: a schedule skips local times that do not exist on the day clocks change.`,
      );
    }
    this.props = props;
    this.unstarted = deadLettersOfService(this, 'Unstarted', props.key);
    this.group = new CfnScheduleGroup(this, 'Group', { name: `throughcare-${props.jurisdiction}` });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    const policy = this.policy();
    const digests = (): readonly CfnSchedule[] => props.zones.map((zone) => this.digest(zone));
    for (const schedule of [this.sweep(), this.checkContacts(), ...digests(), this.complianceReport()]) {
      schedule.node.addDependency(policy);
    }
  }

  private policy(): ManagedPolicy {
    const { machines, checkContacts, key } = this.props;
    return new ManagedPolicy(this, 'Policy', {
      roles: [this.role],
      statements: [
        machines.mayStart(['sweep', 'digest', 'compliance-report']),
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [checkContacts.functionArn] }),
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.unstarted.queueArn] }),
        mayUseKey(key, 'sqs', toSend),
      ],
    });
  }

  private sweep(): CfnSchedule {
    const { sweepEveryMinutes, sweep } = this.props;
    return this.schedule('Sweep', sweep.alias.ref, {
      description: 'The second net: acts on every duty whose next action is past',
      scheduleExpression: ScheduleExpression.rate(Duration.minutes(sweepEveryMinutes)).expressionString,
      input: '{}',
    });
  }

  private checkContacts(): CfnSchedule {
    return this.schedule('CheckContacts', this.props.checkContacts.functionArn, {
      description: 'Whether everybody who ought to hear has a confirmed subscription',
      scheduleExpression: ScheduleExpression.rate(Duration.minutes(checkContactsEveryMinutes)).expressionString,
      input: '{}',
    });
  }

  private digest(zone: string): CfnSchedule {
    const { jurisdiction, digestHour, digest } = this.props;
    return this.schedule(`Digest${zone.replace(/[^A-Za-z]/g, '')}`, digest.alias.ref, {
      description: `The morning digest, ${zone}`,
      scheduleExpression: ScheduleExpression.cron({ minute: '0', hour: String(digestHour) }).expressionString,
      scheduleExpressionTimezone: TimeZone.of(zone).timezoneName,
      input: JSON.stringify({ jurisdiction, zone }),
    });
  }

  /** Early on the first of the month, before anybody's digest, at an hour that every day has. */
  private complianceReport(): CfnSchedule {
    const { jurisdiction, complianceReport, zones } = this.props;
    const [zone] = zones;
    return this.schedule('ComplianceReport', complianceReport.alias.ref, {
      description: 'The compliance report of the twelve months that are over',
      scheduleExpression: ScheduleExpression.cron({ minute: '0', hour: '5', day: '1' }).expressionString,
      ...(zone === undefined ? {} : { scheduleExpressionTimezone: TimeZone.of(zone).timezoneName }),
      input: JSON.stringify({ jurisdiction }),
    });
  }

  private schedule(
    id: string,
    arn: string,
    when: {
      readonly description: string;
      readonly scheduleExpression: string;
      readonly scheduleExpressionTimezone?: string;
      readonly input: string;
    },
  ): CfnSchedule {
    const { input, ...expression } = when;
    const schedule = new CfnSchedule(this, id, {
      ...expression,
      groupName: this.group.ref,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn,
        roleArn: this.role.roleArn,
        input,
        deadLetterConfig: { arn: this.unstarted.queueArn },
        retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3600 },
      },
    });
    return schedule;
  }
}
