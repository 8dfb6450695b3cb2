/** Reads a jurisdiction file, whole or not at all: what is wrong is told at once, each with path, value and remedy. */
import { readFileSync } from 'node:fs';
import { type Problem, policyProblems } from './policy-problems.ts';
import { type JurisdictionFile, jurisdictionFile } from './schema.ts';

export class InvalidJurisdictionFile extends Error {
  override readonly name = 'InvalidJurisdictionFile';
}

/** Throws InvalidJurisdictionFile, one line for each mistake. */
export const readJurisdictionFile = (path: string): JurisdictionFile => parseJurisdictionFile(path, contentOf(path));

/** The same, given what the file holds. */
export const parseJurisdictionFile = (path: string, content: unknown): JurisdictionFile => {
  const parsed = jurisdictionFile.safeParse(content);
  if (!parsed.success) throw refusal(path, content, parsed.error.issues);
  const problems = policyProblems(parsed.data);
  if (problems.length > 0) throw refusal(path, content, problems);
  return parsed.data;
};

const contentOf = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new InvalidJurisdictionFile(`${path} cannot be read as JSON: ${why}. Correct the file, or the path to it.`);
  }
};

const refusal = (path: string, content: unknown, problems: readonly Problem[]): InvalidJurisdictionFile =>
  new InvalidJurisdictionFile(
    [`${path} cannot be used:`, ...problems.map((problem) => `  ${lineOf(content, problem)}`)].join('\n'),
  );

const lineOf = (content: unknown, { path, message }: Problem): string => {
  const value = valueAt(content, path);
  const where = path.length === 0 ? 'the file' : path.map(String).join(' → ');
  return value === undefined
    ? `${where} is missing: write it; jurisdictions/connecticut.json shows how`
    : `${where} is ${shortened(JSON.stringify(value))}: ${message}`;
};

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key], content);

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);
