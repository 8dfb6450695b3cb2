/** The AWS side of the ports: what is sent to SNS and Step Functions, and which refusals are as good as done. */
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, test } from 'vitest';
import { SettingMissing } from '../../lib/aws/environment.ts';
import { WrongJurisdiction } from '../../lib/aws/own-policy.ts';
import { amended, OutdatedZoneData, type PolicySettings, policyFor } from '../../lib/aws/policy-settings.ts';
import { createPorts } from '../../lib/aws/ports.ts';
import type { LocalDate } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { holidayOn } from '../../lib/timeline/holidays.ts';

const settings: PolicySettings = {
  jurisdiction: 'new-haven-pilot',
  policyPack: 'connecticut',
  zone: 'America/New_York',
  parameters: { 'digest.hour': '9' },
};

const everySetting = {
  CASE_TABLE: 'cases',
  NOTICE_TOPIC: 'arn:notices',
  OPERATIONS_TOPIC: 'arn:operations',
  CASE_TIMELINE_MACHINE: 'arn:case-timeline:live',
  DEADLINE_MACHINE: 'arn:deadline:live',
};

/** Ports whose requests are written down and answered by a fault, if one is given. */
const portsWith = (
  fault?: string,
  environment: Record<string, string> = everySetting,
  place: PolicySettings = settings,
) => {
  const requests: { readonly command: string; readonly input: Record<string, unknown> }[] = [];
  const client = {
    send: async (command: { readonly input: Record<string, unknown> }) => {
      requests.push({ command: command.constructor.name, input: command.input });
      if (fault !== undefined) throw Object.assign(new Error('refused'), { name: fault });
      return {};
    },
  };
  const unused = (): never => {
    throw new Error('No table is asked for');
  };
  const ports: Ports = createPorts({
    environment,
    clients: {
      dynamodb: unused,
      kms: unused,
      sfn: () => client as unknown as SFNClient,
      sns: () => client as unknown as SNSClient,
    },
    settings: () => place,
  });
  return { ports, requests };
};

const message = {
  id: 'notice-1',
  jurisdiction: 'new-haven-pilot',
  recipient: { role: 'facility head', facility: 'Hartford', unit: 'all' },
  subject: 'OVERDUE: case 1',
  text: 'Case 1: do it.',
};

describe('publishing', () => {
  test('carries the attributes that filter policies ask for, and the notice’s identity', async () => {
    const { ports, requests } = portsWith();
    await ports.publish(message);
    const text = (value: string) => ({ DataType: 'String', StringValue: value });
    expect(requests).toEqual([
      {
        command: 'PublishCommand',
        input: {
          TopicArn: 'arn:notices',
          Subject: 'OVERDUE: case 1',
          Message: 'Case 1: do it.',
          MessageAttributes: {
            jurisdiction: text('new-haven-pilot'),
            role: text('facility head'),
            facility: text('Hartford'),
            unit: text('all'),
            urgency: text('digest'),
            notice: text('notice-1'),
          },
        },
      },
    ]);
  });

  test('gives telephones a line of their own where somebody has one, and whoever counts repeats the notice’s id', async () => {
    const sent = async (sms: boolean) => {
      const { ports, requests } = portsWith(undefined, everySetting, { ...settings, sms });
      await ports.publish({ ...message, sms: 'OVERDUE: case 1' });
      return requests[0]?.input ?? {};
    };
    const { MessageStructure, Message, MessageAttributes } = await sent(true);
    expect(MessageStructure).toBe('json');
    expect(JSON.parse(String(Message))).toEqual({
      default: 'Case 1: do it.\n\nnotice-1',
      email: 'Case 1: do it.',
      sms: 'OVERDUE: case 1',
    });
    expect(MessageAttributes).toMatchObject({ urgency: { StringValue: 'now' } });
    expect(await sent(false)).toMatchObject({ Message: 'Case 1: do it.' });
    expect(await sent(false)).not.toHaveProperty('MessageStructure');
  });

  test.each([
    ['Case Fort Qu’Appelle', 'Case Fort Qu?Appelle'],
    ['x'.repeat(120), 'x'.repeat(99)],
    ['two\nlines', 'two?lines'],
  ])('a subject that SNS would refuse costs nobody the notice: %j', async (subject, sent) => {
    const { ports, requests } = portsWith();
    await ports.publish({ ...message, subject });
    expect(requests[0]?.input.Subject).toBe(sent);
  });

  test('word for operations goes to their topic, by ids alone', async () => {
    const { ports, requests } = portsWith();
    await ports.tellOperations({ what: 'sweep execution 1 ended early: Oops' });
    expect(requests[0]?.input).toMatchObject({
      TopicArn: 'arn:operations',
      Message: 'sweep execution 1 ended early: Oops',
    });
  });
});

describe('workflows', () => {
  test('start under the live alias with the name given', async () => {
    const { ports, requests } = portsWith();
    expect(await ports.workflows.start('deadline', 'deadline-1', { leg: 1 })).toBe('started');
    expect(requests).toEqual([
      {
        command: 'StartExecutionCommand',
        input: { stateMachineArn: 'arn:deadline:live', name: 'deadline-1', input: '{"leg":1}' },
      },
    ]);
  });

  test('a name that is taken is fine', async () => {
    expect(await portsWith('ExecutionAlreadyExists').ports.workflows.start('case-timeline', 'one', {})).toBe('taken');
  });

  test('an execution is asked about by its own name under the machine’s; one that nobody can find may just have begun', async () => {
    const arn = 'arn:aws:states:us-east-1:1:stateMachine:timeline:live';
    const { ports, requests } = portsWith(undefined, { CASE_TIMELINE_MACHINE: arn });
    expect(await ports.workflows.isRunning('case-timeline', 'one')).toBe(false);
    expect(requests).toEqual([
      {
        command: 'DescribeExecutionCommand',
        input: { executionArn: 'arn:aws:states:us-east-1:1:execution:timeline:one' },
      },
    ]);
    expect(await portsWith('ExecutionDoesNotExist').ports.workflows.isRunning('case-timeline', 'one')).toBe(true);
  });

  test.each(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])(
    'a token refused as %s wakes nobody',
    async (fault) => {
      expect(await portsWith(fault).ports.workflows.wake('token')).toBe('spent');
    },
  );

  test('any other fault goes on', async () => {
    const { workflows } = portsWith('ThrottlingException').ports;
    await expect(workflows.start('deadline', 'one', {})).rejects.toMatchObject({ name: 'ThrottlingException' });
    await expect(workflows.wake('token')).rejects.toMatchObject({ name: 'ThrottlingException' });
  });
});

describe('what a function was not told', () => {
  test('is missed only when it is needed, and by name', async () => {
    const { ports } = portsWith(undefined, { CASE_TABLE: 'cases' });
    expect(ports.policyOf('new-haven-pilot').value('digest.hour')).toBe('9');
    await expect(ports.publish(message)).rejects.toThrow(SettingMissing);
    await expect(ports.publish(message)).rejects.toThrow('NOTICE_TOPIC is not set');
  });
});

describe('the policy of a deployed jurisdiction', () => {
  test('is its pack’s under its own name and figures', () => {
    const policy = policyFor(settings);
    expect([policy.jurisdiction, policy.title, policy.value('digest.hour')]).toEqual([
      'new-haven-pilot',
      connecticut.title,
      '9',
    ]);
  });

  test('is nobody else’s: a case of another jurisdiction is refused', () => {
    const { ports } = portsWith();
    expect(() => ports.policyOf('connecticut')).toThrow(WrongJurisdiction);
  });

  test('is refused where this runtime would be an hour wrong, or knows no such zone', () => {
    expect(() => policyFor({ ...settings, zone: 'America/Nowhere' })).toThrow(OutdatedZoneData);
  });
});

describe('holidays that a jurisdiction writes down', () => {
  const given = { source: 'the Governor’s proclamation', years: { '2027': { '2027-03-15': 'Day of Mourning' } } };
  const day = (text: string) => text as LocalDate;

  test('stand in place of the pack’s own for that year, and of no other', () => {
    const calendar = amended(connecticut.holidays, given as never);
    expect(holidayOn(calendar, day('2027-03-15'))).toBe('Day of Mourning');
    expect(holidayOn(calendar, day('2027-07-05'))).toBeUndefined();
    expect(holidayOn(calendar, day('2026-12-25'))).toBe('Christmas Day');
    expect(calendar.source).toContain('2027 from the Governor’s proclamation');
  });

  test('lengthen what is known by the years that follow, without a gap', () => {
    const short = { ...connecticut.holidays, firstYear: 2026, lastYear: 2027 };
    const years = { '2028': {}, '2029': {}, '2031': {} };
    const { firstYear, lastYear } = amended(short, { source: 'a list', years });
    expect([firstYear, lastYear]).toEqual([2026, 2029]);
  });
});
