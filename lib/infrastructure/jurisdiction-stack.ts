/** Everything that one jurisdiction runs on, and nothing that another one shares. */
import { Annotations, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type MachineName, machines as machineNames } from '../casework/machines.ts';
import { packs } from '../jurisdictions/index.ts';
import { Alarms } from './alarms.ts';
import { CaseFunctions } from './case-functions.ts';
import { CaseTable } from './case-table.ts';
import { ContactWatch } from './contact-watch.ts';
import { DataKey } from './data-key.ts';
import { EventStream } from './event-stream.ts';
import { functionNames } from './function-list.ts';
import { HttpApi } from './http-api.ts';
import { cautionsOf } from './jurisdiction-file/cautions.ts';
import type { JurisdictionFile } from './jurisdiction-file/schema.ts';
import { settingsOf } from './jurisdiction-file/settings.ts';
import { KeyTable } from './key-table.ts';
import { MachineArns } from './machine-names.ts';
import { MissedDashboard } from './missed-dashboard.ts';
import type { Observed } from './observed.ts';
import { Reconciliation } from './reconciliation.ts';
import { ReportBucket } from './report-bucket.ts';
import { Schedules } from './schedules.ts';
import { awaitedOf, Topics } from './topics.ts';
import { Workflow } from './workflow.ts';

export interface JurisdictionStackProps extends StackProps {
  readonly file: JurisdictionFile;
}

export const stackName = ({ jurisdiction }: JurisdictionFile): string => `Throughcare-${jurisdiction}`;

export class JurisdictionStack extends Stack {
  constructor(scope: Construct, { file, ...props }: JurisdictionStackProps) {
    super(scope, stackName(file), {
      description: `Throughcare for ${file.title}`,
      terminationProtection: true,
      ...props,
      env: { ...props.env, region: file.residency.region },
    });
    Tags.of(this).add('throughcare:jurisdiction', file.jurisdiction);
    const observed = this.build(file);
    const { all: alarms } = new Alarms(this, 'Alarms', observed);
    new MissedDashboard(this, 'Missed', { observed, alarms });
    this.warn(file);
  }

  private build(file: JurisdictionFile): Observed {
    const { jurisdiction, retention, contacts, operations, sweepEveryMinutes = 5 } = file;
    const { key } = new DataKey(this, 'Data', { jurisdiction });
    const { table } = new CaseTable(this, 'Cases', { key, backupDays: retention.backupDays });
    const keys = new KeyTable(this, 'CaseKeys', { key });
    const topics = new Topics(this, 'Topics', { jurisdiction, key, contacts, operations });
    const reports = new ReportBucket(this, 'Reports', { jurisdiction, key });
    const machines = new MachineArns(this, jurisdiction);
    const stream = new EventStream(this, 'Events', { table, key });
    const contactWatch = new ContactWatch(this, 'Contacts', { key });
    const reconciliation = new Reconciliation(this, 'Reconciliation', { machines, key });
    const common = { key, logRetention: retention.logDays };
    const { all: functions } = new CaseFunctions(this, 'Functions', {
      ...common,
      settings: settingsOf(file),
      table,
      keys,
      topics,
      reports,
      machines,
      contacts: { notices: awaitedOf(contacts), operations: awaitedOf(operations) },
      sources: {
        FollowFunction: stream.statements(),
        ReconcileFunction: reconciliation.statements(),
        CheckContactsFunction: contactWatch.statements(),
      },
      deadLetters: { CheckContactsFunction: contactWatch.unchecked },
    });
    stream.feed(functions.FollowFunction.alias);
    reconciliation.feed(functions.ReconcileFunction.alias);
    const { api } = new HttpApi(this, 'Http', {
      ...common,
      jurisdiction,
      function: functions.ApiFunction.alias,
      access: file.access,
    });
    const aliases = Object.fromEntries(functionNames.map((name) => [name, functions[name].alias]));
    const workflows = Object.fromEntries(
      machineNames.map((machine) => [
        machine,
        new Workflow(this, `Workflow-${machine}`, { ...common, jurisdiction, machine, machines, functions: aliases }),
      ]),
    ) as Record<MachineName, Workflow>;
    const schedules = new Schedules(this, 'Schedules', {
      jurisdiction,
      machines,
      sweep: workflows.sweep,
      digest: workflows.digest,
      complianceReport: workflows['compliance-report'],
      checkContacts: functions.CheckContactsFunction.alias,
      sweepEveryMinutes,
      zones: zonesOf(file),
      digestHour: digestHourOf(file),
      key,
    });
    return {
      jurisdiction,
      table,
      topics,
      functions,
      workflows,
      deadLetters: {
        undelivered: topics.undelivered,
        unfollowed: stream.unfollowed,
        unreconciled: reconciliation.unreconciled,
        unstarted: schedules.unstarted,
        unchecked: contactWatch.unchecked,
      },
      api,
      sweepEveryMinutes,
    };
  }

  /** What an administrator should know before deploying, though synth can go on. */
  private warn(file: JurisdictionFile): void {
    for (const [name, caution] of Object.entries(cautionsOf(file)))
      Annotations.of(this).addWarningV2(`throughcare:${name}`, caution);
  }
}

/** The jurisdiction's own first: whoever is in no facility of the file has their morning there. */
const zonesOf = ({ zone, facilities }: JurisdictionFile): readonly string[] => [
  ...new Set([zone, ...facilities.map((facility) => facility.zone ?? zone)]),
];

const digestHourOf = ({ policyPack, parameters }: JurisdictionFile): number =>
  Number(parameters['digest.hour'] ?? packs[policyPack]?.parameters['digest.hour']?.value ?? 7);
