/** Takes out of a sentence whatever the request said in words of its own: it may be about a person. */
import * as z from 'zod';
import { once } from '../aws/once.ts';
import { eventBody } from '../case/events.ts';

/** `said` is the request. Words that events are written in are ours, and stay. */
export const unsaid = (sentence: string, said: unknown): string =>
  [...new Set(textsIn(said))]
    .filter((text) => text.length > 2 && !ours().has(text))
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, text) => left.replace(wholeWords(text), '…'), sentence);

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
};

const wholeWords = (text: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu');

/** Every word that a choice of the schemas offers. */
const ours = once((): ReadonlySet<string> => new Set(choicesIn(z.toJSONSchema(eventBody, { io: 'input' }))));

const choicesIn = (schema: unknown): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]): readonly string[] => {
    if (name === 'const') return [String(value)];
    if (name === 'enum' && Array.isArray(value)) return value.map(String);
    return choicesIn(value);
  });
};
