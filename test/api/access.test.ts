/** Who may do what: every role at every route, in their own unit, next door, and elsewhere. The table is written out for people to check. */
import { describe, expect, test } from 'vitest';
import { accessToCase, accessToPlace } from '../../lib/api/access/access.ts';
import type { Act } from '../../lib/api/access/rules.ts';
import { rules } from '../../lib/api/access/rules.ts';
import { type Role, roles } from '../../lib/api/identity.ts';
import { fold } from '../../lib/case/fold.ts';
import { admitted, happened, numbered } from '../timeline/given.ts';
import {
  admission,
  assessed,
  createApiWorld,
  elsewhere,
  intake,
  nextDoor,
  records,
  somebody,
  unitPath,
} from './world.ts';

/** own unit · next door · elsewhere: yes, or not. */
const mayReach: Readonly<Record<Act, Readonly<Record<Role, string>>>> = {
  admit: row({
    staff: 'y--',
    supervisor: 'y--',
    'facility-head': 'yy-',
    'central-office': 'yyy',
    'records-system': 'yyy',
  }),
  record: row({
    staff: 'y--',
    supervisor: 'y--',
    'facility-head': 'yy-',
    'central-office': 'yyy',
    'records-system': 'yyy',
  }),
  'read-case': row({
    staff: 'y--',
    supervisor: 'y--',
    'facility-head': 'yy-',
    'central-office': 'yyy',
    board: 'yyy',
    'records-system': 'yyy',
  }),
  'list-due': row({
    staff: 'y--',
    supervisor: 'y--',
    'facility-head': 'yy-',
    'central-office': 'yyy',
    'records-system': 'yyy',
  }),
  'check-eligibility': row({
    staff: 'y--',
    supervisor: 'y--',
    'facility-head': 'yy-',
    'central-office': 'yyy',
    board: 'yyy',
    administrator: 'yyy',
    'records-system': 'yyy',
  }),
  'decide-referral': row({ board: 'yyy' }),
  acknowledge: row({ supervisor: 'y--', 'facility-head': 'yy-', 'central-office': 'yyy' }),
  restrict: row({ 'central-office': 'yyy', administrator: 'yyy' }),
  'decide-record': row({ administrator: 'yyy' }),
  'break-glass': row({ staff: 'y--', supervisor: 'y--', 'facility-head': 'yy-', 'central-office': 'yyy' }),
  'read-audit': row({ 'facility-head': 'yy-', 'central-office': 'yyy', administrator: 'yyy', auditor: 'yyy' }),
};

function row(given: Partial<Record<Role, string>>): Record<Role, string> {
  return Object.fromEntries(roles.map((role) => [role, given[role] ?? '---'])) as Record<Role, string>;
}

const places = [intake, nextDoor, elsewhere];
const told = (allowed: readonly boolean[]): string => allowed.map((one) => (one ? 'y' : '-')).join('');

describe.each(Object.keys(rules) as Act[])('%s', (act) => {
  test.each(roles)('%s: own unit, next door, elsewhere', (role) => {
    const identity = somebody(role);
    expect(told(places.map((place) => accessToPlace(identity, act, place).allowed))).toBe(mayReach[act][role]);
  });
});

/** How each route is asked, about a case in a place. */
const asks: readonly (readonly [name: string, act: Act, method: string, path: string, body: object | undefined])[] = [
  ['record', 'record', 'POST', '/cases/{case}/events', { type: 'absenceStarted', kind: 'court' }],
  ['read-case', 'read-case', 'GET', '/cases/{case}', undefined],
  [
    'acknowledge',
    'acknowledge',
    'POST',
    '/cases/{case}/acknowledgements',
    { deadline: 'x', reason: 'y', promisedFor: '2026-03-04T12:00:00Z' },
  ],
  [
    'decide-referral',
    'decide-referral',
    'POST',
    '/cases/{case}/decisions',
    { programme: 'x', decision: 'declined', reason: 'y' },
  ],
  ['restrict', 'restrict', 'PUT', '/cases/{case}/restriction', { restricted: true, to: [], reason: 'y' }],
  ['break-glass', 'break-glass', 'POST', '/cases/{case}/break-glass', { reason: 'y' }],
  ['decide-record', 'decide-record', 'POST', '/cases/{case}/record-decisions', { type: 'unmerged', reason: 'y' }],
  ['read-audit', 'read-audit', 'GET', '/cases/{case}/audit', undefined],
];

/** Let in: done, or refused by what the case itself bears. */
const letIn = (status: number): boolean => status < 400 || status === 409;

describe('over HTTP, about a case', () => {
  test.each(asks)(
    '%s answers as the table says, and where it does not let in tells nothing of the case',
    async (_name, act, method, path, body) => {
      for (const role of roles) {
        const world = createApiWorld();
        for (const [index, place] of places.entries()) {
          const number = `CT-${index + 1}`;
          await world.post('/cases', admission(number, place), { as: records });
          const as = somebody(role);
          const answer = await world.ask(method, path.replace('{case}', number), body, { as });
          const unknown = await world.ask(method, path.replace('{case}', 'CT-999'), body, { as });
          expect([role, index, letIn(answer.status)]).toEqual([role, index, mayReach[act][role][index] === 'y']);
          if (!letIn(answer.status)) expect(answer.text).toBe(unknown.text);
        }
        expect(world.faults).toEqual([]);
      }
    },
  );
});

describe('over HTTP, about a unit', () => {
  test.each([
    ['list-due', 'due'],
    ['list-due', 'calendar.ics'],
    ['read-audit', 'audit'],
  ] as const)('%s (%s) answers as the table says', async (act, path) => {
    const world = createApiWorld();
    for (const role of roles) {
      const statuses = [];
      for (const place of places)
        statuses.push((await world.get(`${unitPath(place)}/${path}`, { as: somebody(role) })).status);
      expect([role, told(statuses.map(letIn))]).toEqual([role, mayReach[act][role]]);
    }
  });

  test('admit answers as the table says', async () => {
    for (const role of roles) {
      const world = createApiWorld();
      const statuses = [];
      for (const [index, place] of places.entries())
        statuses.push((await world.post('/cases', admission(`CT-${index + 1}`, place), { as: somebody(role) })).status);
      expect([role, told(statuses.map(letIn))]).toEqual([role, mayReach.admit[role]]);
    }
  });
});

describe('a correction asks for what its event asks for', () => {
  const correct = (supersedes: unknown, instead?: object) => ({
    type: 'corrected',
    supersedes,
    reason: 'a slip',
    ...(instead === undefined ? {} : { instead: { happenedAt: '2026-03-02T13:30:00Z', body: instead } }),
  });

  test('staff correct what staff record', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    const { told: recorded } = await world.post('/cases/CT-1001/events', assessed);
    const { id } = recorded.event as { id: string };
    expect((await world.post('/cases/CT-1001/events', correct(id))).status).toBe(201);
  });

  test('nobody lifts a restriction by correcting it, nor decides a referral, nor hides that a glass was broken', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    const restriction = { restricted: true, to: ['staff.1'], reason: 'a colleague' };
    await world.ask('PUT', '/cases/CT-1001/restriction', restriction, { as: somebody('administrator') });
    await world.post('/cases/CT-1001/break-glass', { reason: 'an emergency' });
    const events = await world.store.events('CT-1001' as never);
    for (const { id, body } of events.slice(1)) {
      const refused = await world.post('/cases/CT-1001/events', correct(id));
      expect([body.type, refused.status]).toEqual([body.type, 403]);
    }
    const decided = { type: 'referralDecided', programme: 'x', decision: 'accepted', decidedBy: 'a', reason: 'y' };
    expect((await world.post('/cases/CT-1001/events', correct(events[0]?.id, decided))).status).toBe(403);
    expect(await world.store.events('CT-1001' as never)).toHaveLength(3);
  });

  test('a case stays with its jurisdiction', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    const [event] = await world.store.events('CT-1001' as never);
    const moved = { type: 'admitted', jurisdiction: 'saskatchewan', legalStatus: 'accused', place: intake };
    expect((await world.post('/cases/CT-1001/events', correct(event?.id, moved))).status).toBe(409);
  });
});

describe('what is recorded elsewhere is not recorded as an event', () => {
  test.each([
    { type: 'admitted', jurisdiction: 'connecticut', legalStatus: 'accused', place: intake },
    { type: 'acknowledged', deadline: 'x', reason: 'y', promisedFor: '2026-03-04T12:00:00Z', level: 'centralOffice' },
    { type: 'referralDecided', programme: 'x', decision: 'accepted', decidedBy: 'somebody.else', reason: 'y' },
    { type: 'accessOpened', reason: 'y' },
    { type: 'glassBroken', reason: 'y', until: '2099-03-04T12:00:00Z' },
    { type: 'unsealed', authority: 'x', reason: 'y' },
    { type: 'erasureOrdered', authority: 'x', reason: 'y' },
  ])('$type', async (body) => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    expect((await world.post('/cases/CT-1001/events', body)).status).toBe(400);
  });
});

describe('a case of another jurisdiction', () => {
  test('is as unknown, to read and to write, by whatever role', async () => {
    const there = createApiWorld({ jurisdiction: 'correctional-service-canada' });
    const here = createApiWorld({ store: there.store });
    await there.post('/cases', admission('CSC-1', intake, { legalStatus: 'sentenced', sentence: { length: 'P3Y' } }));
    for (const [, , method, path, body] of asks) {
      for (const role of roles) {
        const as = somebody(role, { youth: true });
        const answer = await here.ask(method, path.replace('{case}', 'CSC-1'), body, { as });
        const unknown = await here.ask(method, path.replace('{case}', 'CSC-9'), body, { as });
        expect([role, path, answer.text]).toEqual([role, path, unknown.text]);
      }
    }
    expect(await there.store.events('CSC-1' as never)).toHaveLength(1);
    expect(await there.store.auditOf({ kind: 'case', caseId: 'CSC-1' as never }, { limit: 9 })).toHaveLength(1);
  });
});

describe('the glass, while the case is restricted', () => {
  const now = happened('2026-03-03 12:00', 'absenceEnded').happenedAt;
  const restricted = happened('2026-03-03 10:00', 'accessRestricted', { reason: 'x', to: ['named.1'] });
  const broken = (at: string, until: string, recordedBy = 'staff.1') => ({
    ...happened(at, 'glassBroken', { reason: 'x', until: happened(until, 'absenceEnded').happenedAt }),
    recordedBy,
  });
  const reaches = (events: readonly Parameters<typeof numbered>[0][number][], account = 'staff.1') => {
    const here = admitted('2026-03-02 10:00');
    const place = here.body.type === 'admitted' ? here.body.place : intake;
    const of = fold(numbered([here, ...events]));
    const identity = somebody('staff', { account, units: [place] });
    return accessToCase(identity, 'read-case', of, { jurisdiction: 'connecticut', now }).why;
  };

  test.each([
    ['open to all who work with it', [], 'staff.1', 'unit'],
    ['restricted to others', [restricted], 'staff.1', 'restricted'],
    ['restricted to them by name', [restricted], 'named.1', 'named'],
    [
      'broken by them, a minute before it ends',
      [restricted, broken('2026-03-03 11:00', '2026-03-03 12:01')],
      'staff.1',
      'broken-glass',
    ],
    [
      'broken by them, when it ends',
      [restricted, broken('2026-03-03 11:00', '2026-03-03 12:00')],
      'staff.1',
      'restricted',
    ],
    [
      'broken by somebody else',
      [restricted, broken('2026-03-03 11:00', '2026-03-03 15:00', 'other.1')],
      'staff.1',
      'restricted',
    ],
    [
      'broken before it was restricted anew',
      [
        restricted,
        broken('2026-03-03 10:30', '2026-03-03 15:00'),
        happened('2026-03-03 11:00', 'accessRestricted', { reason: 'x', to: [] }),
      ],
      'staff.1',
      'restricted',
    ],
  ] as const)('%s', (_name, events, account, why) => {
    expect(reaches(events, account)).toBe(why);
  });
});
