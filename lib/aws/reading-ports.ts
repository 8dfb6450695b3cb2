/** The AWS side of a step that only reads: no client is loaded for what it never does. */
import { instantAt } from '../case/identity.ts';
import type { ReadingPorts } from '../casework/ports.ts';
import { createEventReader } from '../store/dynamodb/event-reader.ts';
import { noCipher } from '../store/event-cipher.ts';
import { type Environment, settingOf } from './environment.ts';
import { once } from './once.ts';
import { bundledSettings, ownPolicy } from './own-policy.ts';
import type { PolicySettings } from './policy-settings.ts';
import { createTableReader } from './table-reader.ts';

export interface ReadingPortsOptions {
  readonly environment: Environment;
  /** @default what lies beside the function's code */
  readonly settings?: () => PolicySettings;
}

export const createReadingPorts = ({ environment, settings = bundledSettings }: ReadingPortsOptions): ReadingPorts => {
  const reader = once(() =>
    createEventReader(createTableReader(settingOf(environment, 'table'), environment), noCipher),
  );
  return {
    store: { events: (caseId) => reader().events(caseId) },
    policyOf: ownPolicy(once(settings)),
    now: () => instantAt(Date.now()),
  };
};
