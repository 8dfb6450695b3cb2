/** The AWS side of the way in. It records, and leaves what follows to the table's stream: nothing is started twice. */
import type { ApiPorts } from '../api/ports.ts';
import { recordOnly } from '../casework/record.ts';
import { catalogueOfPack } from '../jurisdictions/catalogues.ts';
import { once } from './once.ts';
import { bundledSettings } from './own-policy.ts';
import { type AwsPortsOptions, createPorts } from './ports.ts';

export const createApiPorts = ({ settings = bundledSettings, ...options }: AwsPortsOptions): ApiPorts => {
  const place = once(settings);
  const ports = createPorts({ ...options, settings: place });
  return {
    policyOf: ports.policyOf,
    zoneOf: (facility) => ports.zoneOf?.(facility) ?? place().zone,
    now: ports.now,
    tellOperations: ports.tellOperations,
    get store() {
      return ports.store;
    },
    get jurisdiction() {
      return place().jurisdiction;
    },
    get catalogue() {
      return catalogueOfPack(place().policyPack);
    },
    record: (event) => recordOnly(ports, event),
  };
};
