/** What differs between two versions of a jurisdiction file, place by place. */
import type { JurisdictionFile } from './schema.ts';

export interface FileChange {
  /** Where in the file: `parameters → oap-review.every`, `contacts → Central office`. */
  readonly where: string;
  /** Absent where the place is new. */
  readonly before?: unknown;
  /** Absent where the place is gone. */
  readonly after?: unknown;
}

/** In the order of the file; whatever has a name is found again by it, wherever it stands in its list. */
export const fileChanges = (before: JurisdictionFile, after: JurisdictionFile): readonly FileChange[] =>
  changes([], before, after);

const changes = (path: readonly string[], before: unknown, after: unknown): readonly FileChange[] => {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [from, to] = [partsOf(before), partsOf(after)];
  if (from === undefined || to === undefined)
    return [
      {
        where: path.join(' → '),
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    ];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((part) =>
    changes([...path, part], from.get(part), to.get(part)),
  );
};

/** The parts of an object by key, those of a list of named things by name; nothing else has parts. */
const partsOf = (value: unknown): ReadonlyMap<string, unknown> | undefined => {
  if (Array.isArray(value)) {
    const named = value.filter(isNamed);
    return named.length === value.length ? new Map(named.map((one) => [one.name, one])) : undefined;
  }
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
};

const isNamed = (value: unknown): value is { readonly name: string } =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
