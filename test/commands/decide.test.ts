import { describe, expect, it } from 'vitest';
import { dependent, nothing, violent } from '../workflows/referral-world.ts';
import { folder, now, throughcare, throughcareAt } from './command-line.ts';

const { path } = folder();
const service = 'correctional-service-canada';

/** A case with these facts, recorded in that folder; answers the option that names the folder. */
const caseWith = async (name: string, facts: object): Promise<readonly string[]> => {
  const cases = ['--folder', path(name)];
  const at = ['--at', '2026-11-16 09:00', '-j', service];
  await throughcare('admit', 'CSC-1', ...at, '--facility', 'Millhaven', '--unit', 'A', '--sentence', 'P4Y', ...cases);
  expect(await known(facts, '2026-11-16 10:00', cases)).toMatchObject({ code: 0, err: '' });
  return cases;
};
const known = (facts: object, at: string, cases: readonly string[]) =>
  throughcare('record', 'CSC-1', 'programmeFactsRecorded', '--at', at, '--with', JSON.stringify({ facts }), ...cases);
const decide = (programme: string, decision: string, cases: readonly string[], ...more: readonly string[]) =>
  throughcare(
    'decide',
    'CSC-1',
    programme,
    decision,
    '--by',
    'j.tremblay',
    '--reason',
    'as the guidelines',
    ...more,
    ...cases,
  );

it('shows what was proposed, records who decided and why, and shows that', async () => {
  const cases = await caseWith('one', dependent);
  const before = (await throughcare('show', 'CSC-1', ...cases)).out;
  expect(before).toMatch(/\nReferrals\n→ VPP-MI {7}open {8}proposed Sun 22 Nov 2026 12:00 EST\n/);
  expect(before).toContain('asked with the facts of event 2\n    the criteria are met');
  expect(await decide('VPP-MI', 'accept', cases)).toMatchObject({ code: 0, err: '' });
  expect(await decide('NSAP-MI', 'decline', cases)).toMatchObject({ code: 0, err: '' });
  const after = (await throughcare('show', 'CSC-1', ...cases)).out;
  expect(after).toMatch(/✓ VPP-MI .*\n {4}accepted Sun 22 Nov 2026 12:00 EST by j.tremblay: as the guidelines/);
  expect(after).toMatch(/✗ NSAP-MI .*\n {4}declined .* by j.tremblay/);
  const json = JSON.parse((await throughcare('show', 'CSC-1', '--json', ...cases)).out);
  expect(json.referrals.map(({ state }: { state: string }) => state)).toEqual(['accepted', 'declined']);
});

describe('a decision is refused, in one sentence and with exit code 2', () => {
  it('when its referral is not open, nobody approved an override, no reason is given or the case is unknown', async () => {
    const cases = await caseWith('two', violent);
    const refusals: readonly (readonly [words: readonly string[], says: RegExp])[] = [
      [['NSAP-MI', 'accept'], /no referral to NSAP-MI is open at that time; open are VPP-MI/],
      [
        ['VPP-MI', 'override'],
        /approver is missing: write who approved it: an override takes a written rationale and an approver\.$/,
      ],
      [['VPP-MI', 'override', '--approver', 'j.tremblay'], /somebody other than who decides/],
      [['VPP-MI', 'accept', '--reason', '  '], /reason in words/],
      [['VPP-MI', 'accept', '--by', ''], /name of a staff account/],
      [['VPP-MI', 'accept', '--facts', '1'], /Event 1 holds no programme facts; these do: 2/],
      [['VPP-MI', 'refuse'], /Allowed choices are accept, waitlist, decline, override/],
    ];
    for (const [[programme = '', decision = '', ...more], says] of refusals) {
      const printed = await decide(programme, decision, cases, ...more);
      expect(printed, `${programme} ${decision} ${more.join(' ')}`).toMatchObject({
        code: 2,
        err: expect.stringMatching(says),
      });
    }
    expect(
      await throughcare('decide', 'CSC-9', 'VPP-MI', 'accept', '--by', 'a', '--reason', 'b', ...cases),
    ).toMatchObject({
      code: 2,
      err: expect.stringMatching(/No case "CSC-9" is admitted here/),
    });
  });

  it('and so are facts that the jurisdiction cannot read', async () => {
    const cases = await caseWith('three', nothing);
    expect(await known({ sirR1: 40 }, '2026-11-20 10:00', cases)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/Nothing was recorded: sirR1 is 40; write a number of at most 27/),
    });
  });
});

it('says so when the facts had changed, keeps the decision, and asks again', async () => {
  const cases = await caseWith('four', violent);
  let clock = now;
  const later = (...words: readonly string[]) => {
    clock += 60_000;
    return throughcareAt(clock, ...words, ...cases);
  };
  const decideLater = (...words: readonly string[]) =>
    later('decide', 'CSC-1', 'VPP-MI', ...words, '--by', 'j.tremblay', '--reason', 'as the guidelines');
  const changed = JSON.stringify({ facts: { ...violent, age: 31 } });
  await later('record', 'CSC-1', 'programmeFactsRecorded', '--at', '2026-11-21 10:00', '--with', changed);
  expect((await later('show', 'CSC-1')).out).toContain(
    'asked with the facts of event 2\n    the facts changed since, with event 4: look again, then decide with --facts 4',
  );
  expect(await decideLater('accept')).toMatchObject({ code: 0, err: expect.stringMatching(/look at the facts again/) });
  const stale = (await later('show', 'CSC-1')).out;
  expect(stale).toMatch(/→ VPP-MI {7}open .*\n {4}accepted .*; stale, the facts had changed: asked again\n/);
  expect(stale).toContain('asked with the facts of event 4');
  expect(await decideLater('decline', '--facts', '2')).toMatchObject({ code: 0, err: expect.stringMatching(/stale/) });
  expect(await decideLater('decline')).toMatchObject({ code: 0, err: '' });
  expect((await later('show', 'CSC-1')).out).toMatch(/✗ VPP-MI {7}declined/);
});

it('says the same, and asks again, of a referral that waits for a place', async () => {
  const cases = await caseWith('five', violent);
  let clock = now;
  const later = (...words: readonly string[]) => {
    clock += 60_000;
    return throughcareAt(clock, ...words, ...cases);
  };
  const decideLater = (...words: readonly string[]) =>
    later('decide', 'CSC-1', 'VPP-MI', ...words, '--by', 'j.tremblay', '--reason', 'as the guidelines');
  expect(await decideLater('waitlist')).toMatchObject({ code: 0, err: '' });
  expect((await later('due', '--within', 'P30D')).out).not.toContain('cib-decision');
  const changed = JSON.stringify({ facts: { ...violent, age: 31 } });
  await later('record', 'CSC-1', 'programmeFactsRecorded', '--at', '2026-11-21 10:00', '--with', changed);
  expect(await decideLater('accept')).toMatchObject({
    code: 0,
    err: expect.stringMatching(/the referral is open: look at the facts again/),
  });
  expect((await later('show', 'CSC-1')).out).toMatch(
    /→ VPP-MI {7}open .*\n {4}waitlisted .*\n {4}accepted .*; stale, the facts had changed: asked again\n/,
  );
  expect((await later('due', '--within', 'P30D')).out).toContain('cib-decision');
});
