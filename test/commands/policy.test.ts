import { describe, expect, it } from 'vitest';
import { packOf, packs } from '../../lib/jurisdictions/index.ts';
import { throughcare } from './command-line.ts';

describe('throughcare policy', () => {
  it('lists every duty with its due rule, its figure and its paragraph', async () => {
    const { out, code } = await throughcare('policy');
    expect(code).toBe(0);
    expect(out).toMatch(/pretrial-assessment\s+S {2}PT24H after admission, while pretrial/);
    expect(out).toMatch(/discharge-plan\s+S {2}P45D before release, work begins P75D before/);
    expect(out).toContain('31 duties');
  });

  it.each(Object.keys(packs))(
    'lists each parameter of %s that belongs to no single duty, with its value',
    async (name) => {
      const { out } = await throughcare('policy', '-j', name);
      const [, section = ''] = out.split('\nParameters of no single duty\n');
      for (const [parameter, { value, meaning }] of Object.entries(packOf(name).parameters)) {
        expect(section).toContain(`  --set ${parameter}=${value}\n`);
        expect(section).toContain(meaning);
      }
      expect((await throughcare('policy', '-j', name, '--set', 'digest.hour=9')).out).toContain(
        '--set digest.hour=9\n',
      );
    },
  );

  it.each([
    ['correctional-service-canada', 'programme-referral', 'referralMade or referralDecided is recorded'],
    ['england-and-wales', 'family-workshop', 'familyWorkshopHeld or familyWorkshopWaived is recorded'],
    ['england-and-wales', 'connect-sessions', 'programmeSessionAttended is recorded for as many minutes as it takes'],
    ['connecticut', 'discharge-plan', 'dischargeNeedAddressed is recorded for each of: dischargeFunds, '],
    ['connecticut', 'transfer-to-sentenced-facility', 'transferred is recorded, with the purpose sentencedFacility\n'],
    ['connecticut', 'classification', 'classificationRecorded is recorded\n'],
  ])('says of %s when %s is done', async (name, duty, done) => {
    expect((await throughcare('policy', duty, '-j', name)).out).toContain(`done when   ${done}`);
  });

  const doneByCertainEvents = Object.keys(packs).flatMap((name) =>
    packOf(name).duties.flatMap(({ id, doneWhen }) =>
      doneWhen.by === 'event' && doneWhen.only !== undefined ? [[name, id, doneWhen.only.inWords] as const] : [],
    ),
  );

  it.each(doneByCertainEvents)(
    'says of %s which events do %s, where not all of their type do',
    async (name, duty, which) => {
      expect(which).toMatch(/^[a-z].+[^.]$/);
      expect((await throughcare('policy', duty, '-j', name)).out).toContain(` is recorded, ${which}\n`);
    },
  );

  it.each([
    [
      'england-and-wales',
      'connect-sessions',
      '6 (sessions, S), PT2H (takes, S), P7D (every, D), from joining the programme',
    ],
    [
      'connecticut',
      'supervision-contact',
      'every P7D (intensive, S), P14D (moderate, D), P1M (minimal, S), on a fixed grid',
    ],
    [
      'saskatchewan',
      'contact-hours',
      'every week, Monday to Sunday: PT3H (community, S), PT1H (custody, S), proRated (partWeeks, D), byDays (changedSetting, D)',
    ],
  ])('says in %s of each figure of %s which it is, where they differ', async (name, duty, due) => {
    const both = '(S: the source states the figure; D: our default, the source gives none)';
    expect((await throughcare('policy', duty, '-j', name)).out).toContain(`  due         ${due} ${both}\n`);
    expect((await throughcare('policy', '-j', name)).out).toContain(`${due}\n`);
  });

  it('says it once where all are of one kind', async () => {
    expect((await throughcare('policy', 'front-loading-contact')).out).toContain(
      '  due         every P7D, on a fixed grid (S: the source states the figure)\n',
    );
    expect((await throughcare('policy', 'oap-review')).out).toContain('(D: our default, the source gives no figure)\n');
  });

  it('shows a changed parameter', async () => {
    const { out } = await throughcare('policy', 'oap-review', '--set', 'oap-review.every=P90D', '--json');
    expect(JSON.parse(out).parameters['oap-review.every']).toMatchObject({ value: 'P90D', figure: 'default' });
  });

  it.each([
    ['connecticut', 'H-26'],
    ['correctional-service-canada', 'C-31'],
  ])('shows the duty of %s that messages call %s, and lists its code', async (name, code) => {
    const { id, title } = packOf(name).duties.find(({ neutralCode }) => neutralCode === code) ?? {};
    const shown = await throughcare('policy', code, '-j', name);
    expect(shown).toMatchObject({ code: 0, out: expect.stringMatching(`^${id}: ${title}\\.`) });
    expect(shown).toEqual(await throughcare('policy', id ?? '', '-j', name));
    expect((await throughcare('policy', '-j', name)).out).toContain(`${title}. In messages ${code}. `);
    expect((await throughcare('policy', 'nap-time', '-j', name)).err).toContain(`${id} (${code})`);
  });

  it('shows no duty by the code of another jurisdiction', async () => {
    expect(await throughcare('policy', 'C-31')).toMatchObject({ code: 2, out: '' });
  });

  it('names the duties there are when asked for one there is not', async () => {
    expect(await throughcare('policy', 'nap-time')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no duty "nap-time"; it has health-screening/),
    });
  });
});

describe('help teaches', () => {
  it.each(['policy', 'admit', 'record', 'show', 'due', 'replay', 'simulate', 'watch', 'eligibility', 'programmes'])(
    '%s --help gives an example',
    async (command) => {
      const { out, code } = await throughcare(command, '--help');
      expect(code).toBe(0);
      expect(out).toContain(`throughcare ${command}`);
      expect(out).toMatch(/Examples?:/);
    },
  );

  it.each([['bogus'], ['policy', '--bogus'], ['replay']])(
    '%s is a usage error, exit code 2, without a stack trace',
    async (...words) => {
      const { err, code } = await throughcare(...words);
      expect(code).toBe(2);
      expect(err).not.toMatch(/\bat .*\.ts:/);
    },
  );
});
