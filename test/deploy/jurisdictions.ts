/** Two jurisdiction files for the run: Connecticut, and one that reuses its pack from a path of its own; queues stand for mailboxes. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JurisdictionFile } from '../../lib/infrastructure/jurisdiction-file/schema.ts';
import { queueArn } from './queue.ts';

export interface Deployed {
  readonly jurisdiction: string;
  readonly stack: string;
  readonly region: string;
  /** The queue where its notices arrive. */
  readonly mailbox: string;
  readonly file: string;
}

const region = 'us-east-1';
const shipped = (): JurisdictionFile => JSON.parse(readFileSync(join('jurisdictions', 'connecticut.json'), 'utf8'));

export const writeJurisdictions = (): readonly [Deployed, Deployed] => {
  const folder = mkdtempSync(join(tmpdir(), 'jurisdictions-'));
  return [write(folder, 'connecticut', {}), write(folder, 'harbor-county', { title: 'Harbor County' })];
};

const write = (folder: string, jurisdiction: string, changed: Partial<JurisdictionFile>): Deployed => {
  const mailbox = `${jurisdiction}-staff`;
  const file = join(folder, `${jurisdiction}.json`);
  const address = { by: 'sqs', to: queueArn(mailbox, region) } as const;
  const contacts = [{ name: 'Everyone', address }];
  const operations = [
    { name: 'Operations', address: { by: 'sqs', to: queueArn(`${jurisdiction}-operations`, region) } },
  ];
  writeFileSync(file, JSON.stringify({ ...shipped(), jurisdiction, ...changed, contacts, operations }, undefined, 2));
  return { jurisdiction, stack: `Throughcare-${jurisdiction}`, region, mailbox, file };
};

/** Changes a parameter of the policy, as an administrator would. */
export const setParameter = ({ file }: Deployed, name: string, value: string | number): void => {
  const before: JurisdictionFile = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...before, parameters: { ...before.parameters, [name]: value } }, undefined, 2));
};
