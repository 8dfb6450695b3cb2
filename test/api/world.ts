/** The API in one process: the memory store, Connecticut's policy, a clock that stands until it is moved. */
import type { Identity, Role } from '../../lib/api/identity.ts';
import { type Api, createApi } from '../../lib/api/router.ts';
import type { Instant } from '../../lib/case/identity.ts';
import type { Place } from '../../lib/case/vocabulary.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { record } from '../../lib/casework/record.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { CaseStore } from '../../lib/store/port.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { intake, local } from '../workflows/world.ts';

export const somebody = (role: Role, more: Partial<Identity> = {}): Identity => ({
  account: `${role}.1`,
  kind: 'staff',
  roles: new Set([role]),
  units: [intake],
  youth: false,
  ...more,
});

export const elsewhere: Place = { facility: 'Osborn', unit: 'C block' };

export interface ApiWorld {
  readonly store: CaseStore;
  readonly api: Api;
  clock: Instant;
  /** Who asks from now on; nobody when undefined. */
  identity: Identity | undefined;
  readonly toldOperations: string[];
  get(path: string): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

export const createApiWorld = (): ApiWorld => {
  const store = createMemoryStore();
  const policy = policyFrom(connecticut);
  const toldOperations: string[] = [];
  let keys = 0;
  const ports: Ports = {
    store,
    policyOf: () => policy,
    now: () => world.clock,
    publish: async () => {},
    tellOperations: async ({ what }) => void toldOperations.push(what),
    workflows: { start: async () => 'started', wake: async () => 'woken' },
  };
  const api = createApi({
    ports: { ...ports, jurisdiction: 'connecticut', record: (event) => record(ports, event) },
    identify: () => world.identity ?? { unidentified: 'Sign in.' },
    onFault: (fault) => {
      throw fault;
    },
  });
  const world: ApiWorld = {
    store,
    api,
    clock: local('2026-03-02 09:00'),
    identity: somebody('staff'),
    toldOperations,
    get: async (path) => api.request(path),
    post: async (path, body, headers = {}) => {
      keys += 1;
      return api.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': `key-${keys}`, ...headers },
        body: JSON.stringify(body),
      });
    },
  };
  return world;
};

export const admission = (number = 'CT-1001', place: Place = intake) => ({
  case: number,
  at: '2026-03-02 08:00',
  legalStatus: 'accused',
  place,
});
