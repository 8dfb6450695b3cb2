/**
 * The API and the workflows on the real clock, over a table somewhere else. Says of each notice when it went out, and of
 * each request to the table what it read.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { functions } from '../../functions/index.ts';
import { createApi } from '../../lib/api/router.ts';
import { record } from '../../lib/casework/record.ts';
import { createRealClock } from '../../lib/runtime/real-clock.ts';
import { embed } from '../../lib/simulation/embed.ts';
import { createCaseTable } from '../../lib/store/dynamodb/create-case-table.ts';
import { createLocalClient } from '../../lib/store/dynamodb/local-client.ts';
import { createDynamoDBStore } from '../../lib/store/dynamodb.ts';
import type { Cost } from './cost.ts';
import { policy, table } from './world.ts';

const [endpoint = ''] = process.argv.slice(2);
const fiveMinutes = 300_000;

const client = createLocalClient(endpoint, 5);
const read = { requests: 0, items: 0, units: 0 };
client.middlewareStack.add(
  (next) => async (asked) => {
    const input = asked.input as Record<string, unknown>;
    if ('KeyConditionExpression' in input) input.ReturnConsumedCapacity = 'TOTAL';
    const answer = await next(asked);
    const { Count = 0, ConsumedCapacity } = answer.output as {
      Count?: number;
      ConsumedCapacity?: { CapacityUnits?: number };
    };
    read.requests += 1;
    read.items += Count;
    read.units += ConsumedCapacity?.CapacityUnits ?? 0;
    return answer;
  },
  { step: 'initialize', name: 'whatIsRead' },
);
await createCaseTable(client, table);

const clock = createRealClock({ now: Date.now });
const { ports, runtime } = embed({
  clock,
  store: createDynamoDBStore({ client, table }),
  policyOf: () => policy,
  functions,
  publish: ({ id, subject }) => void process.send?.({ published: { id, subject, at: Date.now() } }),
  tellOperations: (about) => void process.send?.({ trouble: about }),
});
const sweep = (): void => {
  runtime.start('sweep', { input: {} });
  clock.at(Date.now() + fiveMinutes, sweep);
};
clock.at(Date.now() + fiveMinutes, sweep);

const api = createApi({
  ports: { ...ports, jurisdiction: policy.jurisdiction, record: (event) => record(ports, event) },
  identify: () => ({
    account: 'load.1',
    kind: 'machine',
    roles: new Set(['records-system'] as const),
    units: [],
    youth: false,
  }),
  onFault: (fault) => process.send?.({ trouble: String(fault) }),
});
const server = createServer(getRequestListener(api.fetch));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const spent: Cost = {
    ...read,
    processor: (user + system) / 1000,
    memory: Math.round(process.memoryUsage.rss() / 2 ** 20),
  };
  process.send?.({ spent });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
