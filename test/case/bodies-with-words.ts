/** A body of every type of event, with words in every place that takes any: what must never get out is put everywhere. */
import * as z from 'zod';
import { type EventBody, eventBody } from '../../lib/case/events.ts';
import type { Instant } from '../../lib/case/identity.ts';

interface Said {
  readonly words: string;
  /** Where an instant is asked for. */
  readonly at: Instant;
}

export const bodiesWith = (words: string, at: Instant): readonly EventBody[] => {
  const { oneOf } = z.toJSONSchema(eventBody, { io: 'input', unrepresentable: 'any' }) as { oneOf: readonly Schema[] };
  return oneOf.map((schema) => eventBody.parse(filled(schema, { words, at })));
};

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly maxLength?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** A value that fits the schema, the first of every choice, and words wherever any text would do. */
const filled = (schema: Schema, said: Said, field = ''): unknown => {
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return filled(first, said, field);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return schema.properties === undefined
        ? { diagnosis: said.words }
        : Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, filled(one, said, name)]));
    case 'string':
      return textFor(schema, said, field);
    case 'array':
      return schema.items === undefined ? [] : [filled(schema.items, said, field)];
    case 'boolean':
      return true;
    default:
      return schema.minimum ?? 1;
  }
};

const textFor = (
  { format, pattern, maxLength = Number.POSITIVE_INFINITY }: Schema,
  { words, at }: Said,
  field: string,
): string => {
  if (maxLength < words.length) return 'CT-1003';
  if (format === 'date-time') return at;
  if (format === 'date') return '2027-03-02';
  if (pattern?.startsWith('^P') === true) return 'P1Y';
  return field === 'approver' ? `${words} too` : words;
};
