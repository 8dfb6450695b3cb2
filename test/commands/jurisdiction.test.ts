import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readJurisdictionFile } from '../../lib/infrastructure/jurisdiction-file/read.ts';
import { folder, throughcare, throughcareAt } from './command-line.ts';

const { file, path } = folder();
const shipped = 'jurisdictions/connecticut.json';
const connecticut = JSON.parse(readFileSync(shipped, 'utf8'));
const changed = (name: string, changes: object): string => file(name, JSON.stringify({ ...connecticut, ...changes }));
const local = (text: string): number => Date.parse(`${text}:00-05:00`);

describe('jurisdiction init', () => {
  it('writes a complete file that can be used at once', async () => {
    const out = path('pilot.json');
    const printed = await throughcare('jurisdiction', 'init', 'new-haven-pilot', '--pack', 'connecticut', '--out', out);
    expect(printed).toMatchObject({ code: 0, err: '' });
    expect(printed.out).toContain(`throughcare jurisdiction validate ${out}`);
    expect(readJurisdictionFile(out)).toMatchObject({
      jurisdiction: 'new-haven-pilot',
      policyPack: 'connecticut',
      zone: 'America/New_York',
      residency: { country: 'United States', region: 'us-east-1' },
    });
    const { code, err } = await throughcare('jurisdiction', 'validate', out);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('4 contacts have example addresses') });
  });

  it.each([
    [
      'a name that no stack can have',
      ['New Haven', '--pack', 'connecticut'],
      'jurisdiction is "New Haven": lower-case',
    ],
    ['a pack that there is not', ['pilot', '--pack', 'atlantis'], 'There is no jurisdiction "atlantis"'],
    ['a zone that is none', ['pilot', '--pack', 'connecticut', '--zone', 'Mars'], 'zone is "Mars"'],
    [
      'a region outside the country',
      ['pilot', '--pack', 'connecticut', '--country', 'Canada', '--region', 'us-east-1'],
      'residency → region is "us-east-1": "us-east-1" is not in Canada',
    ],
  ])('refuses %s and writes nothing', async (_what, words, told) => {
    const out = path('refused.json');
    const printed = await throughcare('jurisdiction', 'init', ...words, '--out', out);
    expect(printed.code).toBe(2);
    expect(printed.err).toContain(told);
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });

  it('never writes over a file', async () => {
    const out = file('mine.json', 'mine');
    const printed = await throughcare('jurisdiction', 'init', 'pilot', '--pack', 'connecticut', '--out', out);
    expect(printed).toMatchObject({ code: 2, err: `${out} is there already: name another file with --out.` });
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });
});

describe('jurisdiction validate', () => {
  it('names each mistake with file, place, value and remedy, and goes on to the next file', async () => {
    const wrong = changed('wrong.json', { zone: 'Mars', operations: [] });
    const printed = await throughcare('jurisdiction', 'validate', wrong, shipped);
    expect(printed.code).toBe(2);
    expect(printed.err).toMatch(/^\S*wrong\.json cannot be used:\n {2}zone is "Mars": "Mars" is not a time zone/);
    expect(printed.err).toContain('operations is []: at least one');
    expect(printed.out).toBe(
      `${shipped} can be used: connecticut under connecticut, America/New_York, in us-east-1; 19 facilities, 24 units, 21 contacts.`,
    );
  });

  it('prints the same for programs', async () => {
    const wrong = changed('wrong.json', { parameters: { 'pretrial-assessment.within': 'P1D' } });
    const { code, out } = await throughcare('jurisdiction', 'validate', wrong, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual([
      expect.objectContaining({
        file: wrong,
        mistakes: [
          {
            where: 'parameters → pretrial-assessment.within',
            received: 'P1D',
            remedy: expect.stringContaining('this is an hour clock; write hours, such as PT24H'),
          },
        ],
      }),
    ]);
  });

  it('says that a file which is not there is not there', async () => {
    const { code, err } = await throughcare('jurisdiction', 'validate', path('nowhere.json'));
    expect(code).toBe(2);
    expect(err).toContain('there is no such file. Check the path.');
  });
});

const admitted = (number: string, place = { facility: 'Hartford CC', unit: 'Intake' }) => ({
  case: number,
  type: 'admitted',
  at: '2026-11-20 18:00',
  jurisdiction: 'connecticut',
  legalStatus: 'sentenced',
  sentence: { length: 'P1Y', split: 'none' },
  place,
});

const recorded = async (name: string, ...events: readonly object[]): Promise<string> => {
  const lines = file(`${name}.ndjson`, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const { code } = await throughcareAt(local('2026-11-20 18:05'), 'record', '--file', lines, '--folder', path(name));
  expect(code).toBe(0);
  return path(name);
};

describe('jurisdiction diff', () => {
  const diff = (other: string, cases: string, ...words: readonly string[]) =>
    diffOf(other, '--folder', cases, ...words);
  const diffOf = async (other: string, ...words: readonly string[]) => {
    const at = local('2026-11-21 09:00');
    const { code, out, err } = await throughcareAt(at, ...['jurisdiction', 'diff', shipped, other, '--json', ...words]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out);
  };

  it('lists what the files say differently, and the duties whose dates move, with the notices that go and come', async () => {
    const cases = await recorded('moved', admitted('CT-1'));
    const stricter = changed('stricter.json', { parameters: { 'classification.within': 'P5D' } });
    const told = await diff(stricter, cases, '--ahead', 'P12D');
    expect(told.file).toEqual([{ where: 'parameters → classification.within', after: 'P5D' }]);
    expect(told).toMatchObject({ people: 1, placesGone: [{ cases: ['CT-1'] }], troubles: [] });
    expect(told.duties).toMatchObject([
      {
        caseId: 'CT-1',
        deadline: 'classification/1/1',
        before: { dueAt: '2026-12-01T04:59:59.999Z', state: 'overdue' },
        after: { dueAt: '2026-11-26T04:59:59.999Z', state: 'overdue' },
      },
    ]);
    const rungs = (notices: readonly { rung: string }[]) => notices.map(({ rung }) => rung);
    expect(rungs(told.duties[0].noticesBefore)).toEqual(['reminder-1', 'reminder-2', 'rung-1', 'rung-2']);
    expect(rungs(told.duties[0].noticesAfter)).toEqual(['reminder-1', 'reminder-2', 'rung-1', 'rung-2', 'rung-3']);
    expect(told.figures).toContainEqual({ what: 'escalations', before: 4, after: 5 });
  });

  it('finds nothing to say where nothing changes for anybody, though the file does', async () => {
    const cases = await recorded(
      'same',
      admitted('CT-1', { facility: 'Garner Correctional Institution', unit: 'F block' }),
    );
    const renamed = changed('renamed.json', { title: 'Connecticut, renamed' });
    expect(await diff(renamed, cases)).toMatchObject({
      file: [{ where: 'title', before: connecticut.title, after: 'Connecticut, renamed' }],
      people: 1,
      duties: [],
      figures: [],
      contacts: [],
      placesGone: [],
    });
  });

  it('counts the notices that reach a contact no more', async () => {
    const cases = await recorded('contacts', admitted('CT-1'));
    const without = changed('without.json', {
      contacts: connecticut.contacts.filter(({ name }: { name: string }) => name !== 'Facility heads'),
    });
    const told = await diff(without, cases);
    expect(told.file).toMatchObject([{ where: 'contacts → Facility heads', before: { roles: ['facility head'] } }]);
    expect(told.contacts).toContainEqual({
      what: 'notices that Facility heads hears',
      before: expect.any(Number),
      after: 0,
    });
  });

  it('moves what a post that becomes vacant would hear to the level above', async () => {
    const cases = await recorded('vacant', admitted('CT-1'));
    const vacant = changed('vacant.json', { vacant: [{ roles: ['unit supervisor'] }] });
    const { troubles, duties } = await diff(vacant, cases, '--ahead', 'P12D');
    expect(troubles).toEqual([]);
    const hearers = (notices: readonly { rung: string; recipient: { role: string } }[]) =>
      notices.filter(({ rung }) => rung === 'rung-1').map(({ recipient }) => recipient.role);
    const found = duties.find(({ deadline }: { deadline: string }) => deadline === 'classification/1/1');
    expect([hearers(found.noticesBefore), hearers(found.noticesAfter)]).toEqual([
      ['unit supervisor'],
      ['facility head'],
    ]);
  });

  it('leaves out who is closed, and looks at a simulation as it stood at a time', async () => {
    const caseload = {
      jurisdiction: 'connecticut',
      zone: 'America/New_York',
      until: '2026-12-31',
      people: ['CT-1', 'CT-2'].map((number) => ({
        case: number,
        story: 'Held on bond for two days.',
        events: [
          { ...admitted(number), legalStatus: 'accused', sentence: undefined },
          { at: number === 'CT-1' ? '2026-11-21 06:00' : '2026-11-22 18:00', type: 'released', kind: 'bond' },
        ],
      })),
    };
    const written = file('caseload.json', JSON.stringify(caseload));
    await throughcare('simulate', '--caseload', written, '--out', path('lived'));
    const stricter = changed('stricter.json', { parameters: { 'pretrial-assessment.within': 'PT12H' } });
    const asOf = ['--from', path('lived'), '--as-of', '2026-11-21 09:00'];
    const told = await diffOf(stricter, ...asOf);
    expect(told.people).toBe(1);
    expect(told.duties).toMatchObject([{ caseId: 'CT-2', deadline: 'pretrial-assessment/1/1' }]);
    const text = await throughcare('jurisdiction', 'diff', shipped, stricter, ...asOf);
    expect(text.out).toContain(
      '  CT-2  pretrial-assessment/1/1\n      due    Sat 21 Nov 2026 18:00 EST → Sat 21 Nov 2026 06:00 EST',
    );
    expect(text.out).toContain('−  Sat 21 Nov 2026 15:36 EST  reminder-2 → intake counselor, Hartford CC, Intake');
  });

  it('refuses two jurisdictions that share no people', async () => {
    const other = changed('other.json', { jurisdiction: 'elsewhere' });
    const { code, err } = await throughcare('jurisdiction', 'diff', shipped, other);
    expect(code).toBe(2);
    expect(err).toContain('two jurisdictions share no people');
  });

  it.each([
    ['--as-of', 'yesterday', '--as-of: "yesterday" is not a time'],
    ['--ahead', 'soon', '--ahead: "soon" is not a length of time'],
  ])('refuses %s %s', async (option, value, told) => {
    mkdirSync(path('empty'), { recursive: true });
    const { code, err } = await throughcare(
      'jurisdiction',
      'diff',
      shipped,
      shipped,
      '--folder',
      path('empty'),
      option,
      value,
    );
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(told) });
  });
});

describe('a jurisdiction of one’s own, added as a file alone', () => {
  const own = path('own.json');

  it('is one that cases can be admitted to, looked at and waited for, by a pack that it shares', async () => {
    await throughcare('jurisdiction', 'init', 'new-haven-pilot', '--pack', 'connecticut', '--out', own);
    const written = JSON.parse(readFileSync(own, 'utf8'));
    writeFileSync(own, JSON.stringify({ ...written, parameters: { 'pretrial-assessment.within': 'PT12H' } }));
    const cases = ['--folder', path('pilot-cases')];
    const admission = ['--at', '2026-11-20 18:00', '--facility', 'Main facility', '--unit', 'Intake', '--accused'];
    const at = local('2026-11-20 18:05');
    expect(await throughcareAt(at, 'admit', 'NH-1', '-j', own, ...admission, ...cases)).toMatchObject({ code: 0 });
    const shown = JSON.parse((await throughcareAt(at, 'show', 'NH-1', '-j', own, '--json', ...cases)).out);
    const assessment = shown.deadlines.find(({ duty }: { duty: string }) => duty === 'pretrial-assessment');
    expect([shown.jurisdiction, assessment.dueAt]).toEqual(['new-haven-pilot', '2026-11-21T11:00:00.000Z']);
    const due = JSON.parse((await throughcareAt(at, 'due', '-j', own, '--json', ...cases)).out);
    expect(due.map(({ duty }: { duty: string }) => duty)).toContain('pretrial-assessment');
    const policy = JSON.parse((await throughcareAt(at, 'policy', '-j', own, '--json')).out);
    expect(policy).toMatchObject({
      jurisdiction: 'new-haven-pilot',
      parameters: { 'pretrial-assessment.within': { value: 'PT12H' } },
    });
    const later = await throughcareAt(local('2026-11-21 07:00'), 'watch', '-j', own, ...cases);
    expect(later.out).toContain('Sent to unit supervisor, Main facility, Intake: OVERDUE: case NH-1');
  });

  it('lists what is due by the clocks of the facility', async () => {
    const written = JSON.parse(readFileSync(own, 'utf8'));
    const [facility, ...others] = written.facilities;
    const west = path('west.json');
    writeFileSync(
      west,
      JSON.stringify({ ...written, facilities: [{ ...facility, zone: 'America/Denver' }, ...others] }),
    );
    const due = (file: string) =>
      throughcareAt(local('2026-11-21 07:00'), 'due', '-j', file, '--folder', path('pilot-cases'));
    expect((await due(own)).out).toContain('! Sat 21 Nov 2026 06:00 EST  NH-1');
    expect((await due(west)).out).toContain('! Sat 21 Nov 2026 04:00 MST  NH-1');
  });

  it('is not known without its file', async () => {
    const { code, err } = await throughcare('show', 'NH-1', '--folder', path('pilot-cases'));
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('there is no jurisdiction "new-haven-pilot"'),
    });
  });

  it('says what is wrong with the file when a command is given one that cannot be used', async () => {
    const broken = changed('broken.json', { zone: 'Mars' });
    expect(await throughcare('policy', '-j', broken)).toMatchObject({
      code: 2,
      err: expect.stringContaining('broken.json cannot be used:\n  zone is "Mars"'),
    });
  });
});
