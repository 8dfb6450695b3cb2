import { readFileSync } from 'node:fs';
import { SNSClient } from '@aws-sdk/client-sns';
import { awaitedContacts, contactsFile } from '../../lib/aws/contacts.ts';
import { settingOf } from '../../lib/aws/environment.ts';
import { observed } from '../../lib/aws/observed.ts';
import { once } from '../../lib/aws/once.ts';
import { checkContacts } from '../check-contacts.ts';

const settings = { notices: 'noticeTopic', operations: 'operationsTopic' } as const;

export const handler = observed('check-contacts', (count, log) =>
  checkContacts({
    client: once(() => new SNSClient({ maxAttempts: 6 })),
    topicArn: (topic) => settingOf(process.env, settings[topic]),
    contacts: once(() =>
      awaitedContacts.parse(JSON.parse(readFileSync(new URL(`./${contactsFile}`, import.meta.url), 'utf8'))),
    ),
    count,
    writeDown: (message, about) => log.error(message, { ...about }),
  }),
);
