/**
 * What may be said of a fault outside the function. Its words may quote what it choked on, so they stay inside: the
 * name, by which workflows match it, and the places in the code go out.
 */

export interface ToldFault {
  readonly error: string;
  /** Names of what caused it, nearest first. */
  readonly causes: readonly string[];
  /** Places in the code. */
  readonly at: readonly string[];
  /** What an AWS service said of its refusal: the status, and the request to quote to support. */
  readonly status?: number;
  readonly request?: string;
}

/** Faults whose words are ours and are about how the function is deployed, or which field does not fit; never about a person. */
const plainSpoken: ReadonlySet<string> = new Set([
  'InvalidPayload',
  'SettingMissing',
  'NoCredentials',
  'OutdatedZoneData',
  'MissingHolidayData',
  'UnknownParameter',
  'InvalidParameter',
]);

const mostPlaces = 8;
const mostCauses = 5;

export const toldOf = (fault: unknown): ToldFault => {
  const { httpStatusCode: status, requestId: request } = metadataOf(fault);
  return {
    error: nameOf(fault),
    causes: causesOf(fault),
    at: placesOf(fault),
    ...(status === undefined ? {} : { status }),
    ...(request === undefined ? {} : { request }),
  };
};

/** The same fault by its name, with words that anybody may read: what the runtime logs and the workflow's history keeps. */
export const withoutWords = (fault: unknown): Error => {
  const name = nameOf(fault);
  const words =
    fault instanceof Error && plainSpoken.has(name)
      ? fault.message
      : 'What it says may quote a case and is kept back; the log of this function has its name and its place.';
  const told = new Error(words);
  told.name = name;
  told.stack = [`${name}: ${words}`, ...placesOf(fault)].join('\n');
  return told;
};

/** A name is a word: anything else that was thrown as one is not repeated. */
const nameOf = (fault: unknown): string =>
  fault instanceof Error && /^[A-Z][A-Za-z.]{0,60}$/.test(fault.name) ? fault.name : 'Unknown';

const causesOf = (fault: unknown): readonly string[] => {
  const names: string[] = [];
  for (
    let at = fault instanceof Error ? fault.cause : undefined;
    at !== undefined && names.length < mostCauses;
    at = at instanceof Error ? at.cause : undefined
  )
    names.push(nameOf(at));
  return names;
};

/** The lines of the stack below the words, which may run over several lines of their own. */
const placesOf = (fault: unknown): readonly string[] => {
  if (!(fault instanceof Error) || fault.stack === undefined) return [];
  const below = fault.message === '' ? fault.stack : fault.stack.replace(fault.message, () => '');
  return below
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    .slice(0, mostPlaces);
};

const metadataOf = (fault: unknown): { readonly httpStatusCode?: number; readonly requestId?: string } =>
  (fault as { readonly $metadata?: { httpStatusCode?: number; requestId?: string } } | null | undefined)?.$metadata ??
  {};
