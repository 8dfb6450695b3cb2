/**
 * By whose clocks a time that somebody writes without an offset is read: those of the zone that they name, else of the
 * facility where the person is, or is admitted.
 */
import * as z from 'zod';
import { type Case, placeAt } from '../case/case.ts';
import { fold } from '../case/fold.ts';
import { caseId } from '../case/identity.ts';
import { unlessErased } from '../casework/erased.ts';
import type { ReadingPorts } from '../casework/ports.ts';
import { type PolicyChoice, policyOf } from './options.ts';

/** The zone of the facility where the person of a case is now. */
export const zoneOfCase = (of: Case, ports: Pick<ReadingPorts, 'policyOf' | 'now'>): string =>
  ports.policyOf(of.jurisdiction).zoneOf(placeAt(of, ports.now()).facility);

const admission = z.looseObject({
  type: z.literal('admitted'),
  jurisdiction: z.string(),
  place: z.looseObject({ facility: z.string() }),
});
const ofCase = z.looseObject({ case: z.string().min(1).max(60), id: z.string().optional() });

/**
 * The zone for one written event, well-formed or not; the jurisdiction's where nobody is admitted under its number. Of an
 * event that is there already, under the id that stands for one that is not written, what was recorded before it
 * counts: a file that is imported again is read as it was the first time.
 */
export const zoneOfWritten = async (
  ports: ReadingPorts,
  written: unknown,
  choice: PolicyChoice,
  standsFor?: string,
): Promise<string> => {
  if (choice.zone !== undefined) return choice.zone;
  const admitted = admission.safeParse(written);
  if (admitted.success) return ports.policyOf(admitted.data.jurisdiction).zoneOf(admitted.data.place.facility);
  const told = ofCase.safeParse(written);
  if (!told.success) return policyOf(choice).zone;
  const history = (await unlessErased(ports.store.events(caseId(told.data.case)))) ?? [];
  const again = history.findIndex(({ id }) => id === (told.data.id ?? standsFor));
  const before = again === -1 ? history : history.slice(0, again);
  const of = before.length === 0 ? undefined : fold(before);
  return of === undefined || of.standings.length === 0 ? policyOf(choice).zone : zoneOfCase(of, ports);
};
