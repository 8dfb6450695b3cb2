/** The API in one process: the memory store, a real policy, a clock that stands until it is moved. */
import type { Identity, Role } from '../../lib/api/identity.ts';
import type { ApiPorts } from '../../lib/api/ports.ts';
import { type Api, createApi } from '../../lib/api/router.ts';
import type { Instant } from '../../lib/case/identity.ts';
import type { Place } from '../../lib/case/vocabulary.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { record } from '../../lib/casework/record.ts';
import { catalogueOfPack } from '../../lib/jurisdictions/catalogues.ts';
import { packOf } from '../../lib/jurisdictions/index.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { CaseStore } from '../../lib/store/port.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { intake, local } from '../workflows/world.ts';

export { intake };
export const elsewhere: Place = { facility: 'Osborn', unit: 'C block' };
/** Another unit of the same facility. */
export const nextDoor: Place = { ...intake, unit: 'East' };

export const somebody = (role: Role, more: Partial<Identity> = {}): Identity => ({
  account: `${role}.1`,
  kind: role === 'records-system' ? 'machine' : 'staff',
  roles: new Set([role]),
  units: [intake],
  youth: false,
  ...more,
});

export interface Asking {
  readonly as?: Identity | undefined;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What the answer says, when it is JSON. */
  readonly told: Readonly<Record<string, unknown>>;
}

export interface ApiWorld {
  readonly store: CaseStore;
  readonly api: Api;
  readonly ports: ApiPorts;
  clock: Instant;
  readonly toldOperations: { readonly caseId?: string; readonly what: string }[];
  readonly faults: unknown[];
  /** As a member of staff in intake, unless somebody else is said; nobody when undefined is said. */
  ask(method: string, path: string, body?: unknown, asking?: Asking): Promise<Answered>;
  get(path: string, asking?: Asking): Promise<Answered>;
  post(path: string, body: unknown, asking?: Asking): Promise<Answered>;
}

interface WorldOptions {
  readonly jurisdiction?: string;
  readonly store?: CaseStore;
  /** The ports as the API gets them, for breaking one on purpose. */
  readonly through?: (ports: ApiPorts) => ApiPorts;
}

export const createApiWorld = ({
  jurisdiction = 'connecticut',
  store = createMemoryStore(),
  through = (ports) => ports,
}: WorldOptions = {}): ApiWorld => {
  const toldOperations: { caseId?: string; what: string }[] = [];
  const faults: unknown[] = [];
  let keys = 0;
  const casework: Ports = {
    store,
    policyOf: (name) => policyFrom(packOf(name)),
    now: () => world.clock,
    publish: async () => {},
    tellOperations: async (about) => void toldOperations.push(about),
    workflows: { start: async () => 'started', isRunning: async () => true, wake: async () => 'woken' },
  };
  const ports = through({
    ...casework,
    jurisdiction,
    catalogue: catalogueOfPack(jurisdiction),
    record: (event) => record(casework, event),
  });
  let asks: Identity | undefined;
  const api = createApi({
    ports,
    identify: () => asks ?? { unidentified: 'Sign in.' },
    requestId: () => `request-${String(keys).padStart(4, '0')}`,
    onFault: (fault) => void faults.push(fault),
  });
  const ask: ApiWorld['ask'] = async (method, path, body, asking = {}) => {
    keys += 1;
    asks = 'as' in asking ? asking.as : somebody('staff');
    const { key = `key ${keys}`.replace(' ', '-'), headers = {} } = asking;
    const answer = await api.request(path, {
      method,
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, text, told: isJson ? JSON.parse(text) : {} };
  };
  const world: ApiWorld = {
    store,
    api,
    ports,
    clock: local('2026-03-02 09:00'),
    toldOperations,
    faults,
    ask,
    get: (path, asking) => ask('GET', path, undefined, asking),
    post: (path, body, asking) => ask('POST', path, body, asking),
  };
  return world;
};

export const admission = (number = 'CT-1001', place: Place = intake, more: object = {}) => ({
  case: number,
  at: '2026-03-02 08:00',
  legalStatus: 'accused',
  place,
  ...more,
});

export const assessed = { type: 'assessmentRecorded', at: '2026-03-02 08:30' };
export const unitPath = ({ facility, unit }: Place): string =>
  `/units/${encodeURIComponent(facility)}/${encodeURIComponent(unit)}`;

/** Somebody who does everything that has to be done before the question is asked. */
export const records = somebody('records-system', { youth: true });
