/** Who asked what of a case, or of a unit's lists. */
import * as z from 'zod';
import type { Audited, AuditRecord } from '../../store/audit.ts';
import { type Answer, caseEndpoint, noBody, unitEndpoint } from '../endpoint.ts';
import { cursor, cursorTo, instantOut, limit } from '../input.ts';
import type { ApiPorts } from '../ports.ts';

type RecordPlace = Pick<AuditRecord, 'at' | 'id'>;
const recordPlace = z.strictObject({
  at: z.iso.datetime(),
  id: z.string().min(1).max(200),
}) as unknown as z.ZodType<RecordPlace>;

const query = z.strictObject({ limit: limit(500, 100), after: cursor(recordPlace).optional() });

const trail = z
  .strictObject({
    records: z.array(
      z.strictObject({
        id: z.string(),
        at: instantOut,
        account: z.string(),
        kind: z.enum(['staff', 'machine']),
        act: z.string(),
        outcome: z.enum(['done', 'refused', 'fault']),
        why: z.string(),
        status: z.int(),
      }),
    ),
    next: z.string().optional(),
  })
  .meta({ id: 'Audit' });

const common = {
  act: 'read-audit',
  method: 'get',
  query,
  body: noBody,
  answers: { status: 200, schema: trail },
} as const;

export const readAudit = caseEndpoint({
  ...common,
  name: 'read-audit',
  path: '/cases/{case}/audit',
  summary: 'Who asked what of the case, earliest first',
  answer: ({ query: asked }, ports, { case: of }) => trailOf(ports, { kind: 'case', caseId: of.id }, asked),
});

export const readUnitAudit = unitEndpoint({
  ...common,
  name: 'read-unit-audit',
  path: '/units/{facility}/{unit}/audit',
  summary: "Who asked for the unit's lists, earliest first",
  answer: ({ query: asked }, ports, unit) =>
    trailOf(ports, { kind: 'unit', jurisdiction: ports.jurisdiction, ...unit }, asked),
});

const trailOf = async (
  { store }: ApiPorts,
  about: Audited,
  { limit: most, after }: z.infer<typeof query>,
): Promise<Answer> => {
  const records = await store.auditOf(about, { limit: most, ...(after === undefined ? {} : { after }) });
  const last = records.length === most ? records.at(-1) : undefined;
  return {
    status: 200,
    body: {
      records: records.map(({ about: _same, ...record }) => record),
      ...(last === undefined ? {} : { next: cursorTo({ at: last.at, id: last.id }) }),
    },
  };
};
