// The files that deploy are the files that run here: each of them loads, whatever its placeholders stand for.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createWorld, DAY, START } from './harness.ts';

const folder = new URL('../../workflows/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.asl.json'));

function read(file: string): { definition: unknown; substitutions: Record<string, string> } {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const names = Array.from(text.matchAll(/\$\{(\w+)\}/g), ([, name]) => name ?? '');
  const substitutions = Object.fromEntries(names.map((name) => [name, name === 'Partition' ? 'aws' : name]));
  return { definition: JSON.parse(text), substitutions };
}

describe('workflows', () => {
  test('there are some', () => {
    expect(files).toContain('deadline.asl.json');
  });

  test.each(files)('%s loads', (file) => {
    const { runtime } = createWorld({}, { validation: true });
    const { definition, substitutions } = read(file);
    runtime.define(file, definition, substitutions);
  });

  test.each([[45], [299]])('a deadline that is %i days away wakes exactly then', async (days) => {
    const wakeAt = new Date(START + days * DAY).toISOString();
    const answer = { settled: false, superseded: false, handOver: false, wakeAt };
    const notified: number[] = [];
    const world = createWorld({
      DecideFunction: () => answer,
      NotifyFunction: () => {
        notified.push(world.clock.now());
        return { ...answer, settled: true };
      },
    });
    const { definition, substitutions } = read('deadline.asl.json');
    world.runtime.define('deadline', definition, substitutions);
    const { executionArn } = world.runtime.start('deadline', { input: { caseId: 'c1' } });
    await world.clock.runToEnd();
    expect(notified).toEqual([START + days * DAY]);
    expect(world.runtime.describe(executionArn)?.status).toBe('SUCCEEDED');
  });
});
