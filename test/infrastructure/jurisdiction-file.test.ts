/** An administrator's mistakes: each stops synth with the file, the path, the value and the remedy. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hears } from '../../lib/infrastructure/jurisdiction-file/contact.ts';
import {
  InvalidJurisdictionFile,
  parseJurisdictionFile,
  readJurisdictionFile,
} from '../../lib/infrastructure/jurisdiction-file/read.ts';
import { shippedFiles } from '../../lib/infrastructure/jurisdiction-file/shipped.ts';
import { rolesOf } from '../../lib/infrastructure/jurisdiction-file/unknown-roles.ts';
import { packOf } from '../../lib/jurisdictions/index.ts';

type Json = Record<string, unknown>;

const good = (): Json => JSON.parse(readFileSync('jurisdictions/connecticut.json', 'utf8'));
const everyone = { name: 'Everyone', address: { by: 'email', to: 'all@doc.example' } };
const everyOwner = rolesOf(packOf('connecticut'));
const manyContacts = Array.from({ length: 201 }, (_, index) => ({ ...everyone, name: `Mailbox ${index}` }));
const names = (count: number) => Array.from({ length: count }, (_, index) => `name ${index}`);

const refusal = (changed: Json): string => {
  try {
    parseJurisdictionFile('mine.json', { ...good(), ...changed });
  } catch (error) {
    if (error instanceof InvalidJurisdictionFile) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('a shipped file', () => {
  test.each(shippedFiles())('%s is right', (path) => {
    expect(readJurisdictionFile(path).jurisdiction).toBe(path.replace(/^.*\/|\.json$/g, ''));
  });
});

describe('the holidays that a shipped file writes down', () => {
  const written = shippedFiles()
    .map(readJurisdictionFile)
    .flatMap(({ jurisdiction, policyPack, holidays }) =>
      Object.entries(holidays?.years ?? {}).map(([year, days]) => [jurisdiction, year, policyPack, days] as const),
    );

  test.each(written)('%s %s: are the days that the pack reckons by rule', (_name, year, policyPack, days) => {
    const reckoned = packOf(policyPack).holidays.inYear(Number(year));
    expect(Object.keys(days).toSorted()).toEqual([...(reckoned?.keys() ?? [])].toSorted());
  });

  test('are some, so that none of this looks at nothing', () => {
    expect(written.length).toBeGreaterThan(5);
  });
});

describe('a mistake is told with path, value and remedy', () => {
  test.each<[string, Json, string]>([
    [
      'a zone that is none',
      { zone: 'America/NewYork' },
      'zone is "America/NewYork": "America/NewYork" is not a time zone this runtime knows; write an IANA name such as America/New_York',
    ],
    [
      'a name that no stack can have',
      { jurisdiction: 'New Haven' },
      'jurisdiction is "New Haven": lower-case words joined by hyphens',
    ],
    [
      'a pack that there is not',
      { policyPack: 'connecticutt' },
      'policyPack is "connecticutt": there is no such policy pack; choose one of connecticut',
    ],
    [
      'data that would leave the country',
      { residency: { country: 'United States', region: 'eu-west-2' } },
      'residency → region is "eu-west-2": "eu-west-2" is not in United States, where the data must stay; choose us-east-1',
    ],
    [
      'a country that is not known',
      { residency: { country: 'Atlantis', region: 'us-east-1' } },
      'residency → country is "Atlantis": choose one of United States, Canada, United Kingdom',
    ],
    [
      'a parameter that there is not',
      { parameters: { 'oap-review.evry': 'P6M' } },
      'parameters → oap-review.evry is "P6M": There is no parameter "oap-review.evry"',
    ],
    [
      'days where hours are meant',
      { parameters: { 'pretrial-assessment.within': 'P1D' } },
      'parameters → pretrial-assessment.within is "P1D": pretrial-assessment.within cannot be "P1D": this is an hour clock; write hours, such as PT24H',
    ],
    [
      'a digest at an hour that some days do not have',
      { parameters: { 'digest.hour': '2' } },
      'parameters → digest.hour is "2": choose an hour from 4 to 23',
    ],
    [
      'a duty that there is not',
      { observed: ['oap-review', 'lunch'] },
      'observed → 1 is "lunch": the pack has no such duty; it has ',
    ],
    [
      'a log kept for a time that there is not',
      { retention: { logDays: 100, backupDays: 365 } },
      'retention → logDays is 100: days that CloudWatch Logs knows',
    ],
    [
      'backups shorter than what is restored anyway',
      { retention: { logDays: 365, backupDays: 7 } },
      'retention → backupDays is 7: at least 35 days',
    ],
    ['nobody to hear', { contacts: [] }, 'contacts is []: at least one contact'],
    [
      'a role that nobody hears for',
      { contacts: [{ ...everyone, roles: ['central office'] }] },
      'contacts is [{"name":"Everyone"',
    ],
    [
      'a role that nobody hears for, whose duty depends on the case',
      { contacts: [{ ...everyone, roles: everyOwner.filter((role) => role !== 'parole officer') }] },
      'nobody hears for the parole officer of Bridgeport Correctional Center, Intake',
    ],
    ['more contacts than a topic takes', { contacts: manyContacts }, 'at most 200: one topic takes no more filters'],
    ['two contacts of one name', { contacts: [everyone, everyone] }, 'each contact once: two have one name'],
    [
      'more values than a filter combines',
      { contacts: [{ ...everyone, roles: names(13), units: names(12) }] },
      'one subscription combines at most 150 values',
    ],
    [
      'an address of a kind that there is not',
      { contacts: [{ ...everyone, address: { by: 'pigeon', to: 'loft' } }] },
      'choose one of email, sms, https, sqs',
    ],
    [
      'an address that is none',
      { contacts: [{ ...everyone, address: { by: 'email', to: 'intake' } }] },
      'contacts → 0 → address → to is "intake": an e-mail address such as',
    ],
    ['nobody for alarms', { operations: [] }, 'operations is []: at least one: an alarm has to reach a person'],
    [
      'a facility without a unit',
      { facilities: [{ name: 'Hartford', units: [] }] },
      'facilities → 0 → units is []: at least one unit',
    ],
    [
      'a holiday that is no day',
      { holidays: { source: 'the Governor', years: { '2027': { '2027-02-30': 'Leap' } } } },
      'holidays → years → 2027 → 2027-02-30 is "Leap": write days such as 2027-12-27 that exist',
    ],
    ['a sweep too seldom to be a net', { sweepEveryMinutes: 60 }, 'sweepEveryMinutes is 60: at most 30'],
    [
      'a word that means nothing',
      { colour: 'blue' },
      'colour is "blue": leave it out, or correct its name: known are jurisdiction, title, policyPack, zone',
    ],
    [
      'a word that means nothing there',
      { facilities: [{ name: 'Hartford', units: ['Intake'], unit: 'Intake' }] },
      'facilities → 0 → unit is "Intake": leave it out, or correct its name: known are name, zone, units',
    ],
    ['a number where text is meant', { title: 5 }, 'title is 5: text in quotation marks'],
    ['a word where a list is meant', { observed: 'oap-review' }, 'observed is "oap-review": a list in brackets'],
    ['a list where names are meant', { parameters: [] }, 'parameters is []: an object in braces'],
    [
      'a role that no machine has',
      { access: { machines: [{ name: 'x', arn: 'arn:aws:iam::111122223333:role/x', roles: ['boss'] }] } },
      'access → machines → 0 → roles → 0 is "boss": one of "staff", ',
    ],
    [
      'something left out',
      { facilities: undefined },
      'facilities is missing: write it; jurisdictions/connecticut.json shows how',
    ],
  ])('%s', (_name, changed, told) => {
    const message = refusal(changed);
    expect(message).toMatch(/^mine\.json cannot be used:\n/);
    expect(message).toContain(told);
    expect(message).not.toMatch(/Invalid|expected|Unrecognized/);
  });

  test('all mistakes are told at once', () => {
    expect(refusal({ zone: 'Mars', operations: [] }).split('\n')).toHaveLength(3);
  });

  test('a file that is no JSON, or not there', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'throughcare-')), 'broken.json');
    expect(() => readJurisdictionFile(path)).toThrow(`${path} cannot be read: there is no such file. Check the path.`);
    expect(() => readJurisdictionFile(dirname(path))).toThrow('cannot be read: it is a folder. Name the file in it.');
    expect(() => readJurisdictionFile(join('package.json', 'mine.json'))).toThrow('there is no such file');
    writeFileSync(path, '{ "jurisdiction": ');
    expect(() => readJurisdictionFile(path)).toThrow(`${path} is not JSON: `);
    expect(() => readJurisdictionFile(path)).toThrow('Correct the file, or the path to it.');
  });

  test('synth ends with the message alone, and a failure', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'throughcare-')), 'mine.json');
    writeFileSync(path, JSON.stringify({ ...good(), zone: 'Mars' }));
    const run = spawnSync(process.execPath, ['bin/app.ts'], {
      encoding: 'utf8',
      env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ jurisdictions: path }) },
    });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/mine\.json cannot be used:\n {2}zone is "Mars"/);
    expect(run.stderr).not.toContain('    at ');
  });
});

describe('offices, absences and vacancies name places that the file has', () => {
  const hartford = 'Hartford Correctional Center';
  const post = (facility: string, unit: string) => ({ role: 'intake counselor', facility, unit });
  const away = (absent: Json, deputy: Json) => ({
    away: [{ ...absent, deputy, from: '2027-07-05', until: '2027-07-16' }],
  });
  const here = post(hartford, 'Intake');
  const head = { role: 'facility head', facility: hartford, unit: 'all' };
  const centralOffice = { role: 'central office', facility: 'all', unit: 'all' };
  const rest = { worksOn: ['Mon'] };

  test.each<[string, Json, readonly [string, string, string] | undefined]>([
    ['an office in a facility', { offices: [{ ...rest, facilities: [hartford] }] }, undefined],
    [
      'an office in none',
      { offices: [rest, { ...rest, facilities: [hartford, 'Hartford'] }] },
      ['offices → 1 → facilities → 1', 'Hartford', 'facility'],
    ],
    ['an office in a unit of any facility', { offices: [{ ...rest, units: ['K pod'] }] }, undefined],
    [
      'an office in a unit of none',
      { offices: [{ ...rest, units: ['k pod'] }] },
      ['offices → 0 → units → 0', 'k pod', 'unit there'],
    ],
    [
      'an office in a unit of its facilities',
      { offices: [{ ...rest, facilities: [hartford, 'MacDougall-Walker'], units: ['K pod'] }] },
      undefined,
    ],
    [
      'an office in a unit of another facility',
      { offices: [{ ...rest, facilities: [hartford], units: ['K pod'] }] },
      ['offices → 0 → units → 0', 'K pod', 'unit there'],
    ],
    ['the office of facility heads', { offices: [{ ...rest, units: ['all'] }] }, undefined],
    ['central office', { offices: [{ ...rest, facilities: ['all'], units: ['all'] }] }, undefined],
    [
      'a unit of central office',
      { offices: [{ ...rest, facilities: ['all'], units: ['Intake'] }] },
      ['offices → 0 → units → 0', 'Intake', 'unit there'],
    ],
    ['somebody away and a deputy', away(here, head), undefined],
    ['a deputy in central office', away(head, centralOffice), undefined],
    [
      'somebody away from no facility',
      away(post('Hartford', 'Intake'), head),
      ['away → 0 → facility', 'Hartford', 'facility'],
    ],
    ['somebody away from no unit', away(post(hartford, 'Intakes'), head), ['away → 0 → unit', 'Intakes', 'unit there']],
    [
      'a deputy in no facility',
      away(here, post('Osborn', 'Intake')),
      ['away → 0 → deputy → facility', 'Osborn', 'facility'],
    ],
    [
      'a deputy in a unit of another facility',
      away(here, post(hartford, 'K pod')),
      ['away → 0 → deputy → unit', 'K pod', 'unit there'],
    ],
    [
      'a post that nobody holds',
      { vacant: [{ roles: ['facility head'], facilities: [hartford], units: ['all'] }] },
      undefined,
    ],
    [
      'a post in no facility',
      { vacant: [{ roles: ['facility head'], facilities: ['Hartford'] }] },
      ['vacant → 0 → facilities → 0', 'Hartford', 'facility'],
    ],
    [
      'a post in no unit',
      { vacant: [{ roles: ['facility head'], units: ['Entry'] }] },
      ['vacant → 0 → units → 0', 'Entry', 'unit there'],
    ],
  ])('%s', (_what, changed, mistake) => {
    const told = refusal(changed);
    if (mistake === undefined) return expect(told).toBe('accepted');
    const [where, name, what] = mistake;
    expect(told.split('\n')).toEqual([
      'mine.json cannot be used:',
      expect.stringMatching(`^  ${where} is "${name}": there is no such ${what}; choose one of .*all$`),
    ]);
  });

  test('a unit is looked for where it is meant, and what may stand there is told', () => {
    expect(
      refusal({ vacant: [{ roles: ['facility head'], facilities: [hartford, 'MacDougall-Walker'], units: ['K'] }] }),
    ).toContain(
      'vacant → 0 → units → 0 is "K": there is no such unit there; choose one of Intake, K pod, Orientation, all',
    );
  });
});

describe('a contact hears', () => {
  const recipient = { role: 'unit supervisor', facility: 'Hartford', unit: 'Intake' };
  test.each([
    ['everything when it names nothing', {}, true],
    ['its role', { roles: ['unit supervisor'] }, true],
    ['not another role', { roles: ['facility head'] }, false],
    ['its unit in its facility', { facilities: ['Hartford'], units: ['Intake'] }, true],
    ['not its unit in another facility', { facilities: ['Osborn'], units: ['Intake'] }, false],
  ])('%s', (_name, asked, expected) => {
    const address = { by: 'email' as const, to: 'a@doc.example' };
    expect(hears({ name: 'One', address, ...asked }, recipient)).toBe(expected);
  });
});
