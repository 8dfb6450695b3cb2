/** The check of a report that was kept while a world was rehearsed. */
import { expect, test } from 'vitest';
import type { NumberedEvent } from '../../lib/case/case.ts';
import { caseId, millisecondsOf } from '../../lib/case/identity.ts';
import { system } from '../../lib/case/stamped.ts';
import { makeReport } from '../../lib/casework/make-report.ts';
import { problemsWithReport } from '../../lib/rehearsal/invariants/report.ts';
import { policyOf } from '../../lib/rehearsal/policies.ts';
import type { KeptText } from '../../lib/rehearsal/witness/sendings.ts';
import type { Witness } from '../../lib/rehearsal/witness/witness.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import { admitted, event, local } from '../workflows/world.ts';

const jurisdiction = 'connecticut';
const startedAt = local('2026-04-01 09:00');

test('what a joined case brings is part of what a report is held against', async () => {
  const store = createMemoryStore();
  for (const number of [1, 2, 3, 4, 5]) {
    const [of, other] = [caseId(`C-${number}`), caseId(`C-${number}-again`)];
    for (const one of [
      event('2026-03-02 09:00', admitted, { of }),
      event('2026-03-02 09:10', admitted, { of: other }),
      event('2026-03-02 10:00', { type: 'healthScreeningRecorded' }, { of: other }),
      event('2026-03-02 11:00', { type: 'merged', into: of, reason: 'same' }, { of: other }),
      { ...event('2026-03-02 11:00', { type: 'otherCaseJoined', other, through: 2 }, { of }), recordedBy: system },
    ])
      await store.append(one, 'any');
  }
  const at = millisecondsOf(startedAt);
  const kept = new Map<string, KeptText>();
  const keepReport = async ({ name, text }: { readonly name: string; readonly text: string }) => {
    kept.set(name, { text, at });
    return name;
  };
  const ports = { store, policyOf, tellOperations: async () => undefined };
  await makeReport(ports, keepReport, { jurisdiction, startedAt }, process.versions.tz ?? 'unknown');

  const cases: Map<string, object> = new Map();
  for await (const of of store.cases()) {
    const events = (await store.events(of)).map(({ carried: _, ...own }: NumberedEvent) => own);
    const appendedAt = events.map(({ recordedAt }) => millisecondsOf(recordedAt));
    cases.set(of, { events, appendedAt, isErased: false });
  }
  const witness = { cases, kept, reportHeardBy: new Set(['central office']) } as unknown as Witness;
  expect(await problemsWithReport({ report: { jurisdiction, at }, witness, now: at, owedBy: at })).toEqual([]);
});
