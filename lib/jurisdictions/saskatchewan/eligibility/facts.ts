import * as z from 'zod';
import { amount, assessmentRecords, commonFacts, flag, whole, word } from '../../../eligibility/facts-schema.ts';

/** The facts that Community Connections reads. Absent or null is not known. */
export const saskatchewanFactsSchema = z.strictObject({
  ...commonFacts,
  ...assessmentRecords('reoffenceProbability'),
  age: whole(0, 130),
  sentenced: flag(),
  /** Supervised by Community Supervision and Rehabilitative Services. */
  supervisedByCsrs: flag(),
  reoffenceProbability: word('low', 'medium', 'high', 'very high'),
  /** Described by the source, not required. */
  multipleRiskFactors: flag(),
  place: word('community', 'custody'),
  contactHoursPerWeek: amount(0, 168),
});

export type SaskatchewanFacts = Readonly<z.infer<typeof saskatchewanFactsSchema>>;
