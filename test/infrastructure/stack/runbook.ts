/** The runbook is true: every command on it exists, and every alarm, queue, function and machine that it names. */
import { readFileSync } from 'node:fs';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as kms from '@aws-sdk/client-kms';
import * as stepfunctions from '@aws-sdk/client-sfn';
import * as sns from '@aws-sdk/client-sns';
import { describe, expect, test } from 'vitest';
import { functionList } from '../../../lib/infrastructure/function-list.ts';
import { throughcare } from '../../commands/command-line.ts';
import { connecticut, ofType, root } from '../synthesized.ts';

const template = connecticut();
const runbook = readFileSync(new URL('RUNBOOK.md', root), 'utf8');
const commands = [
  ...runbook.matchAll(/^(?:npx|npm|aws) .*$/gm),
  ...[...runbook.matchAll(/`((?:npx|npm|aws) [^`]+)`/g)].map(([, command]) => [command]),
].map(([command = '']) => command);
const beginning = (words: string): readonly string[] => commands.filter((command) => command.startsWith(`${words} `));

describe('the runbook names', () => {
  test('commands of each kind, so that none of what follows looks at nothing', () => {
    for (const kind of ['aws', 'npx throughcare', 'npx cdk', 'npm run'])
      expect(beginning(kind).length, kind).toBeGreaterThan(0);
  });

  test.each(beginning('npx throughcare'))('%s: a command, with options that it takes', async (command) => {
    const [, , ...words] = command.split(' ');
    const asked = words
      .filter((word) => /^[a-z-]+$/.test(word) && !word.startsWith('-'))
      .slice(0, words[0] === 'jurisdiction' ? 2 : 1);
    const { code, out } = await throughcare(...asked, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`throughcare ${asked.join(' ')}`);
    for (const option of words.filter((word) => /^--?[a-z]/.test(word))) expect(out).toContain(option);
  });

  test.each(beginning('npm run'))('%s: a script', (command) => {
    const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
    expect(Object.keys(scripts)).toContain(command.split(' ')[2]);
  });

  test.each(beginning('npx cdk'))('%s: of the stack that this is', (command) => {
    expect(command).toMatch(/^npx cdk (diff|deploy|destroy) Throughcare-connecticut( -c jurisdictions=\S+)?$/);
  });

  /** Clients that are here are asked; of the others the operations are these. */
  const clients: Readonly<Record<string, object>> = { dynamodb, kms, sns, stepfunctions };
  const others: Readonly<Record<string, readonly string[]>> = {
    backup: ['start-restore-job'],
    cloudformation: ['update-termination-protection'],
    logs: ['start-query', 'get-query-results'],
    sqs: ['receive-message', 'start-message-move-task', 'list-message-move-tasks'],
  };
  test.each(beginning('aws'))('%s: an operation of AWS', (command) => {
    const [, service = '', operation = '', waiter = ''] = command.split(' ');
    const client = clients[service];
    if (client === undefined) expect(others[service]).toContain(operation);
    else if (operation === 'wait') expect(client).toHaveProperty(`waitUntil${inPascalCase(waiter)}`);
    else expect(client).toHaveProperty(`${inPascalCase(operation)}Command`);
  });

  test('every alarm, and no other', () => {
    const named = [...runbook.matchAll(/^\| (`[^|]+`) \|/gm)]
      .flatMap(([, cell = '']) => cell.split(', '))
      .map((name) => name.replaceAll('`', '').replace('-*', ''));
    const known = Object.keys(ofType(template, 'AWS::CloudWatch::Alarm')).map((id) =>
      id.replace(/^Alarms|[0-9A-F]{8}$/g, ''),
    );
    expect(named.filter((name) => !known.some((id) => id.startsWith(name)))).toEqual([]);
    expect(
      known.filter((id) => !named.some((name) => id === name || /^(EndedBadly|DeadLetters)/.exec(id)?.[0] === name)),
    ).toEqual([]);
  });

  test('every machine and the dashboard by their names', () => {
    for (const { Properties } of Object.values(ofType(template, 'AWS::StepFunctions::StateMachine')))
      expect(runbook).toContain(`\`${String(Properties.StateMachineName)}\``);
    for (const { Properties } of Object.values(ofType(template, 'AWS::CloudWatch::Dashboard')))
      expect(runbook).toContain(`\`${String(Properties.DashboardName)}\``);
  });

  test('every queue of dead letters, and what is in it', () => {
    const alarms = Object.keys(ofType(template, 'AWS::CloudWatch::Alarm'));
    const queues = alarms.flatMap((id) => /^AlarmsDeadLetters(\w+?)[0-9A-F]{8}$/.exec(id)?.[1] ?? []);
    expect(queues.length).toBeGreaterThan(3);
    const section = runbook.slice(runbook.indexOf('## Dead letters'), runbook.indexOf('## A stuck'));
    for (const queue of queues) expect(section).toContain(`\`${queue}\``);
  });

  test('functions that there are, where it sends to a log', () => {
    const named = [...runbook.matchAll(/log of `([a-z-]+)`/g)].map(([, name]) => name);
    const entries: readonly string[] = Object.values(functionList).map(({ entry }) => entry);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !entries.includes(name ?? ''))).toEqual([]);
  });

  test('sections that it sends to, and files that there are', () => {
    const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    );
    const sent = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(sent.filter((anchor) => !sections.includes(anchor ?? ''))).toEqual([]);
    for (const [, file = ''] of runbook.matchAll(/`((?:lib|test)\/[\w/.-]+\.(?:ts|md))`/g))
      expect(() => readFileSync(new URL(file, root)), file).not.toThrow();
  });
});

function inPascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
