/** Lists the shards of the due index, or sweeps one of them. */
import * as z from 'zod';
import type { Ports } from '../lib/casework/ports.ts';
import { shardsToSweep, sweepShard } from '../lib/casework/sweep.ts';
import { handler } from './handler.ts';

const payload = z.union([z.object({ list: z.literal(true) }), z.object({ shard: z.number() })]);

export const sweep = (ports: Ports) =>
  handler(payload, async (asked) =>
    'list' in asked ? { shards: shardsToSweep(ports) } : sweepShard(ports, asked.shard),
  );
