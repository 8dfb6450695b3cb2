import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportedOn } from '../reports/given-away.ts';
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

describe('npm start', () => {
  let started: Awaited<ReturnType<typeof throughcare>>;
  beforeAll(async () => {
    started = await throughcare('simulate', '--out', path('out'));
  }, 60_000);

  it('prints what the README shows, and so does show', async () => {
    const printed = new Set(started.out.replaceAll(path('out'), '.throughcare/simulation').split('\n'));
    const promised = shownFor('npm start');
    expect(promised.length).toBeGreaterThan(20);
    expect(promised.filter((line) => !printed.has(line))).toEqual([]);
    const shown = new Set((await throughcare('show', 'CT-1019', '--from', path('out'))).out.split('\n'));
    const drawn = shownFor('npx throughcare show CT-1019');
    expect(drawn.length).toBeGreaterThan(20);
    expect(drawn.filter((line) => !shown.has(line))).toEqual([]);
  });

  it('leaves people of whom a report tells no hidden line or row of duties, and none of releases', async () => {
    const { report, givenAway } = await reportedOn(path('out'), 'connecticut', 5);
    expect(givenAway).toEqual([]);
    expect(report.duties.by.duty.lines.length).toBeGreaterThanOrEqual(13);
  });
});
