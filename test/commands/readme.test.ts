import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { folder, throughcare } from './command-line.ts';

const { path } = folder();
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The lines that the README says a command prints; `…` stands for what it leaves out, and times taken vary. */
const shownFor = (command: string): readonly string[] => {
  const block = readme.split('```').find((text) => text.startsWith(`\n$ ${command}`)) ?? '';
  const lines = block
    .split('\n')
    .slice(2)
    .map((line) => line.trimEnd());
  return lines.filter((line) => line !== '' && line !== '…' && !/ in [\d.]+ s\.$/.test(line));
};

it('the README shows what npm start and show really print', { timeout: 60_000 }, async () => {
  const started = await throughcare('simulate', '--out', path('out'));
  const printed = new Set(started.out.replaceAll(path('out'), '.throughcare/simulation').split('\n'));
  const promised = shownFor('npm start');
  expect(promised.length).toBeGreaterThan(20);
  expect(promised.filter((line) => !printed.has(line))).toEqual([]);
  const shown = new Set((await throughcare('show', 'CT-1019', '--from', path('out'))).out.split('\n'));
  const drawn = shownFor('npx throughcare show CT-1019');
  expect(drawn.length).toBeGreaterThan(20);
  expect(drawn.filter((line) => !shown.has(line))).toEqual([]);
});
