/** The AWS side of a step that only reads: no client is loaded for what it never does. */
import { instantAt } from '../case/identity.ts';
import type { ReadingPorts } from '../casework/ports.ts';
import { createDataKeys } from '../store/data-keys.ts';
import { createEventReader } from '../store/dynamodb/event-reader.ts';
import { createEventCipher } from '../store/event-cipher.ts';
import { type Environment, settingOf } from './environment.ts';
import { createKeyOpener } from './key-opener.ts';
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
  const place = once(settings);
  const reader = once(() => {
    const keys = createDataKeys({
      table: { ...createTableReader(settingOf(environment, 'keyTable'), environment), put: onlyReads },
      wrapper: createKeyOpener(settingOf(environment, 'dataKey'), place().jurisdiction, environment),
    });
    return createEventReader(createTableReader(settingOf(environment, 'table'), environment), createEventCipher(keys));
  });
  return {
    store: { events: (caseId) => reader().events(caseId) },
    policyOf: ownPolicy(place),
    now: () => instantAt(Date.now()),
  };
};

const onlyReads = (): Promise<never> => Promise.reject(new Error('A function that only reads keeps no keys.'));
