import { readFileSync } from 'node:fs';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { functions } from '../../functions/index.ts';
import { caseId } from '../../lib/case/identity.ts';
import { withLocalStore } from '../../lib/commands/local-store.ts';
import { run } from '../../lib/commands/program.ts';
import { answerJson } from '../../lib/eligibility/answer-line.ts';
import { catalogueOfPack } from '../../lib/jurisdictions/catalogues.ts';
import { folder, now } from './command-line.ts';

const { file, path } = folder();

type Ask = (way: string, body: object) => Promise<{ readonly status: number; readonly told: unknown }>;

/** Serves until `use` is done with it, on a port that is free. */
const serving = async <Answer>(
  jurisdiction: string,
  cases: string,
  use: (ask: Ask) => Promise<Answer>,
): Promise<Answer> => {
  const interrupt = new AbortController();
  const listening = Promise.withResolvers<{ readonly listening: string; readonly token: string }>();
  const code = run(['serve', '-j', jurisdiction, '--folder', path(cases), '--port', '0', '--json'], {
    functions,
    now: () => now,
    interrupted: interrupt.signal,
    screen: {
      write: (text) => listening.resolve(JSON.parse(text)),
      warn: (text) => listening.reject(new Error(text)),
      colour: picocolors.createColors(false),
      progress: () => ({ share: () => undefined, end: () => undefined }),
    },
  });
  const { listening: url, token } = await listening.promise;
  let keys = 0;
  try {
    return await use(async (way, body) => {
      keys += 1;
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `${keys}`,
      };
      const answer = await fetch(`${url}${way}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: answer.status, told: await answer.json() };
    });
  } finally {
    interrupt.abort();
    expect(await code).toBe(0);
  }
};

const westernZone = 'America/Denver';
const pilot = file(
  'pilot.json',
  JSON.stringify({
    ...JSON.parse(readFileSync('jurisdictions/connecticut.json', 'utf8')),
    jurisdiction: 'new-haven-pilot',
    facilities: [
      { name: 'New Haven Correctional Center', units: ['Intake'] },
      { name: 'A camp out west', zone: westernZone, units: ['Intake'] },
    ],
    contacts: [{ name: 'All', address: { by: 'email', to: 'all@doc.example' } }],
  }),
);

const admission = (facility: string) => ({
  case: `CT-${facility.length}`,
  at: '2026-11-22 08:00',
  legalStatus: 'accused',
  place: { facility, unit: 'Intake' },
});

const west = admission('A camp out west');

const byItsPack =
  catalogueOfPack('connecticut')?.check({}, '2026-11-22') ?? expect.fail('connecticut has no programmes');

describe('serve', () => {
  it.each(['connecticut', pilot])('checks the programmes of the pack that %s is under', async (jurisdiction) => {
    const answer = await serving(jurisdiction, 'programmes', (ask) => ask('/eligibility', { facts: {} }));
    expect(answer).toEqual({ status: 200, told: JSON.parse(answerJson(byItsPack)) });
  });

  it('reads a time without an offset by the clocks of the facility, and records under the name in the file', async () => {
    const answers = await serving(pilot, 'zones', async (ask) => [
      await ask('/cases', admission('New Haven Correctional Center')),
      await ask('/cases', west),
    ]);
    expect(answers).toMatchObject([
      { status: 201, told: { event: { happenedAt: '2026-11-22T13:00:00.000Z' } } },
      { status: 201, told: { event: { happenedAt: '2026-11-22T15:00:00.000Z' } } },
    ]);
    const [admitted] = await withLocalStore(path('zones'), (store) => store.events(caseId(west.case)));
    expect(admitted?.body).toMatchObject({ type: 'admitted', jurisdiction: 'new-haven-pilot' });
  });
});
