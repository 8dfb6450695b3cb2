/** The places that a list may be asked for: a name that was misspelt is told, and does not pass for a unit with nothing due. */
import { readJurisdictionFile } from '../infrastructure/jurisdiction-file/read.ts';
import type { CaseStore } from '../store/port.ts';
import { isFile } from './options.ts';

export interface Where {
  readonly facility?: string | undefined;
  readonly unit?: string | undefined;
}

interface Place {
  readonly facility: string;
  readonly unit: string;
}

export const isIn = ({ facility, unit }: Where, place: Place): boolean =>
  (facility === undefined || place.facility === facility) && (unit === undefined || place.unit === unit);

/** Where somebody of these jurisdictions is, where something is owed for them, and what the jurisdiction file has, if one is named. */
export const knownPlaces = async (
  store: Pick<CaseStore, 'cases' | 'snapshot' | 'unitsWithRows'>,
  jurisdictions: readonly string[],
  named: string | undefined,
): Promise<readonly Place[]> => {
  const known: Place[] = [];
  for (const jurisdiction of jurisdictions) known.push(...(await store.unitsWithRows(jurisdiction)));
  for await (const number of store.cases()) {
    const snapshot = await store.snapshot(number);
    if (snapshot !== undefined && jurisdictions.includes(snapshot.jurisdiction)) known.push(snapshot);
  }
  const facilities = named !== undefined && isFile(named) ? readJurisdictionFile(named).facilities : [];
  return [...known, ...facilities.flatMap(({ name, units }) => units.map((unit) => ({ facility: name, unit })))];
};

/** A sentence for people when none of the places goes by the names; undefined when one does, or none is known at all. */
export const whyNoPlace = (asked: Where, known: readonly Place[]): string | undefined => {
  if (known.length === 0 || known.some((place) => isIn(asked, place))) return undefined;
  const { facility, unit } = asked;
  const there = known.filter((place) => isIn({ facility }, place));
  if (facility !== undefined && there.length === 0)
    return notKnown(
      `facility "${facility}" is known here`,
      facility,
      known.map((place) => place.facility),
    );
  return notKnown(
    `unit "${unit}" is known ${facility === undefined ? 'here' : `in ${facility}`}`,
    unit ?? '',
    there.map((place) => place.unit),
  );
};

const mostNamed = 20;

/** What reads much like the name comes first. */
const notKnown = (what: string, name: string, known: readonly string[]): string => {
  const isAlike = (other: string): boolean => other.toLowerCase().includes(name.toLowerCase());
  const { alike = [], others = [] } = Object.groupBy([...new Set(known)].toSorted(), (other) =>
    isAlike(other) ? 'alike' : 'others',
  );
  const names = [...alike, ...others];
  return `No ${what}. Known: ${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ', …' : ''}.`;
};
