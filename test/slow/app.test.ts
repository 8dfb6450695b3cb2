/** The app as `cdk` runs it: all four jurisdictions side by side, from a bare clone, and clean under every check. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { NagPack } from 'cdk-nag';
import { describe, expect, test, vi } from 'vitest';
import { buildApp } from '../../lib/infrastructure/build-app.ts';
import { checks } from '../../lib/infrastructure/checks.ts';
import { shippedFiles } from '../../lib/infrastructure/jurisdiction-file/shipped.ts';
import { JurisdictionStack } from '../../lib/infrastructure/jurisdiction-stack.ts';
import { context, ofType } from '../infrastructure/synthesized.ts';

const app = buildApp({ context });
const stacks = app.node.children.filter((child): child is JurisdictionStack => child instanceof JurisdictionStack);

interface Finding {
  readonly rule: string;
  readonly at: string;
}

const findings = (packs: readonly NagPack[], scope: App): readonly Finding[] =>
  packs.flatMap((pack) =>
    pack
      .validateScope(scope)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, at: constructPath })),
      ),
  );

/** The same packs, deaf to acknowledgements: everything that they would find. */
const unacknowledged = (scope: App): readonly NagPack[] =>
  checks(scope).map((pack) => Object.assign(pack, { isAcknowledged: () => false }));

interface Acknowledgement extends Finding {
  readonly reason: string;
}

const acknowledgements: readonly Acknowledgement[] = app.node.findAll().flatMap((construct) =>
  construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) =>
      Object.entries(data as Record<string, string>).map(([rule, reason]) => ({
        rule,
        reason,
        at: construct.node.path,
      })),
    ),
);

describe('the app', () => {
  test('has a stack for each of the four jurisdictions, in the country whose people it holds', () => {
    expect(stacks.map(({ stackName, region }) => [stackName, region])).toEqual([
      ['Throughcare-connecticut', 'us-east-1'],
      ['Throughcare-correctional-service-canada', 'ca-central-1'],
      ['Throughcare-england-and-wales', 'eu-west-2'],
      ['Throughcare-saskatchewan', 'ca-central-1'],
    ]);
  });

  test('synthesizes them all, with no account known, in well under 40 seconds', () => {
    // Of the processor's time: what else the machine does meanwhile is no matter.
    const before = process.cpuUsage();
    const assembly = app.synth();
    expect(assembly.stacks.map(({ environment }) => environment.account)).toEqual(Array(4).fill('unknown-account'));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000_000).toBeLessThan(30);
  }, 180_000);

  test('names nothing twice, so that jurisdictions live side by side in one account', () => {
    const names = stacks.flatMap((stack) => {
      const template = Template.fromStack(stack);
      const named = (type: string, property: string) =>
        Object.values(ofType(template, type)).flatMap(({ Properties }) => JSON.stringify(Properties[property] ?? []));
      return [
        ...named('AWS::StepFunctions::StateMachine', 'StateMachineName'),
        ...named('AWS::Scheduler::ScheduleGroup', 'Name'),
        ...named('AWS::CloudWatch::Dashboard', 'DashboardName'),
        ...named('AWS::Logs::LogGroup', 'LogGroupName').filter((name) => name !== '[]'),
      ];
    });
    expect(names).toHaveLength(4 * 14);
    expect(new Set(names).size).toBe(names.length);
  });

  test('schedules one digest for each zone of Canada', () => {
    const canada = stacks.find(({ stackName }) => stackName.endsWith('canada'));
    const schedules = Object.values(ofType(Template.fromStack(canada ?? new Stack()), 'AWS::Scheduler::Schedule'));
    const zones = schedules.flatMap(({ Properties }) =>
      String(Properties.Description).startsWith('The morning digest') ? Properties.ScheduleExpressionTimezone : [],
    );
    expect(zones.toSorted()).toEqual([
      'America/Edmonton',
      'America/Halifax',
      'America/Moncton',
      'America/Regina',
      'America/St_Johns',
      'America/Toronto',
      'America/Vancouver',
      'America/Winnipeg',
    ]);
  });
});

test('a third jurisdiction reuses a pack without code, from any path', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'throughcare-')), 'new-haven-pilot.json');
  const file = JSON.parse(readFileSync('jurisdictions/connecticut.json', 'utf8'));
  writeFileSync(path, JSON.stringify({ ...file, jurisdiction: 'new-haven-pilot', parameters: { 'digest.hour': '9' } }));
  const pilot = buildApp({ context: { ...context, jurisdictions: path } });
  const [stack, ...others] = pilot.node.children.filter((child) => child instanceof JurisdictionStack);
  expect(others).toEqual([]);
  expect(stack?.stackName).toBe('Throughcare-new-haven-pilot');
  expect(JSON.stringify(Template.fromStack(stack as JurisdictionStack))).toContain('cron(0 9 * * ? *)');
});

describe('under AwsSolutions, NIST 800-53 R5 and Serverless checks', () => {
  test('no finding is left unacknowledged', () => {
    expect(findings(checks(app), app)).toEqual([]);
  });

  test('no finding is left unacknowledged where the account is known, as it is on deploying', () => {
    vi.stubEnv('CDK_DEFAULT_ACCOUNT', '123456789012');
    const known = buildApp({ context: { ...context, jurisdictions: shippedFiles()[0] } });
    vi.unstubAllEnvs();
    expect(findings(checks(known), known)).toEqual([]);
    expect(known.synth().stacks.map(({ environment }) => environment.account)).toEqual(['123456789012']);
  }, 60_000);

  test('the checks do see: a bare queue fails them', () => {
    const bad = new App();
    new Queue(new Stack(bad, 'Bad'), 'Bare', { encryption: undefined as never });
    const packsThatFound = new Set(findings(checks(bad), bad).map(({ rule }) => rule.split('-')[0]));
    expect(packsThatFound.size).toBeGreaterThanOrEqual(2);
  });

  test('every acknowledgement has a resource and a reason in words', () => {
    expect(acknowledgements.length).toBeGreaterThan(0);
    for (const { at, rule, reason } of acknowledgements) {
      expect(at.split('/').length, `${rule} at ${at}`).toBeGreaterThan(2);
      expect(reason.split(' ').length, `${rule} at ${at}`).toBeGreaterThan(9);
    }
  });

  test('no acknowledgement outlives its finding', () => {
    const found = findings(unacknowledged(app), app);
    const stale = acknowledgements.filter(
      ({ rule, at }) =>
        !found.some((finding) => rule.endsWith(finding.rule) && (finding.at === at || finding.at.startsWith(`${at}/`))),
    );
    expect(stale.map(({ rule, at }) => `${rule} at ${at}`)).toEqual([]);
  });
});
