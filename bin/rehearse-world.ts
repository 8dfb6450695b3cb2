/** A thread that lives one world after the other, as it is told. */
import { parentPort, workerData } from 'node:worker_threads';
import { summaryOf } from '../lib/rehearsal/campaign.ts';
import { setupOf } from '../lib/rehearsal/setup.ts';
import { live } from '../lib/rehearsal/world.ts';
import { house } from './house.ts';

const { seed } = workerData as { readonly seed: number };

parentPort?.on('message', async (world: number) => {
  parentPort?.postMessage(summaryOf(world, await live(setupOf(seed, world), house)));
});
