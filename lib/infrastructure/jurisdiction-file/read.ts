/** Reads a jurisdiction file, whole or not at all: what is wrong is told at once, each with path, value and remedy. */
import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { plainRemedy } from '../../imports/plain-remedy.ts';
import { type Problem, policyProblems } from './policy-problems.ts';
import { type JurisdictionFile, jurisdictionFile } from './schema.ts';

/** One mistake: where in the file, what stands there, and what would do. */
export interface Mistake {
  /** `contacts → 0 → address → to`; empty where the whole file is meant. */
  readonly where: string;
  /** Absent where something is missing. */
  readonly received?: unknown;
  readonly remedy: string;
}

export class InvalidJurisdictionFile extends Error {
  override readonly name = 'InvalidJurisdictionFile';
  readonly mistakes: readonly Mistake[];

  constructor(message: string, mistakes: readonly Mistake[]) {
    super(message);
    this.mistakes = mistakes;
  }
}

/** Throws InvalidJurisdictionFile, one line for each mistake. */
export const readJurisdictionFile = (path: string): JurisdictionFile => parseJurisdictionFile(path, contentOf(path));

/** The same, given what the file holds. */
export const parseJurisdictionFile = (path: string, content: unknown): JurisdictionFile => {
  const parsed = jurisdictionFile.safeParse(content, { error: plainRemedy });
  if (!parsed.success) throw refusal(path, content, parsed.error.issues.flatMap(problemsOf));
  const problems = policyProblems(parsed.data);
  if (problems.length > 0) throw refusal(path, content, problems);
  return parsed.data;
};

const contentOf = (path: string): unknown => {
  const text = textOf(path);
  try {
    return JSON.parse(text);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    const remedy = 'Correct the file, or the path to it.';
    throw new InvalidJurisdictionFile(`${path} is not JSON: ${why}. ${remedy}`, [{ where: '', remedy }]);
  }
};

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    const because = fault instanceof Error && 'code' in fault ? unread[String(fault.code)] : undefined;
    if (because === undefined) throw fault;
    const [why, remedy] = because;
    throw new InvalidJurisdictionFile(`${path} cannot be read: ${why}. ${remedy}`, [{ where: '', remedy }]);
  }
};

const nowhere = ['there is no such file', 'Check the path.'] as const;
const unread: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  ENOENT: nowhere,
  ENOTDIR: nowhere,
  ENAMETOOLONG: nowhere,
  EISDIR: ['it is a folder', 'Name the file in it.'],
  EACCES: ['you may not read it', 'Check its permissions.'],
};

/** A name that is not known is a mistake in its own place. */
const problemsOf = (issue: z.core.$ZodIssue): readonly Problem[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: [...issue.path, key], message: issue.message }))
    : [issue];

const refusal = (path: string, content: unknown, problems: readonly Problem[]): InvalidJurisdictionFile => {
  const mistakes = problems.map((problem) => mistakeIn(content, problem));
  return new InvalidJurisdictionFile(
    [`${path} cannot be used:`, ...mistakes.map((mistake) => `  ${lineOf(mistake)}`)].join('\n'),
    mistakes,
  );
};

const mistakeIn = (content: unknown, { path, message }: Problem): Mistake => {
  const received = valueAt(content, path);
  const where = path.map(String).join(' → ');
  return received === undefined
    ? { where, remedy: 'write it; jurisdictions/connecticut.json shows how' }
    : { where, received, remedy: message };
};

const lineOf = ({ where, received, remedy }: Mistake): string =>
  `${where === '' ? 'the file' : where} is ${received === undefined ? 'missing' : shortened(JSON.stringify(received))}: ${remedy}`;

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key], content);

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);
