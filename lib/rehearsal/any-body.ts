/** Any body that an event may have, drawn from the schemas themselves: a new type of event is tried as soon as it exists. */
import * as z from 'zod';
import { type EventBody, type EventType, eventBody } from '../case/events.ts';
import { period } from '../case/vocabulary.ts';
import type { Policy } from '../timeline/policy.ts';
import type { Chance } from './chance.ts';

/** What only makes sense about something else, or must be read by a jurisdiction's rules; lives bring those themselves. */
const apart: ReadonlySet<EventType> = new Set([
  'admitted',
  'corrected',
  'acknowledged',
  'programmeFactsRecorded',
  'referralProposed',
  'referralMade',
  'referralDecided',
]);

const schemas = new Map(eventBody.options.map((schema) => [schema.shape.type.value, schema as z.ZodType]));
const common = ['releaseDatesSet', 'factsRecorded', 'transferred', 'escaped', 'returnedToCustody', 'released'] as const;

/** A body of this type, or of any that the policy's duties turn on; undefined when none could be drawn. */
export const anyBody = (
  chance: Chance,
  policy: Policy,
  type: EventType = anyType(chance, policy),
): EventBody | undefined => {
  const schema = apart.has(type) ? undefined : schemas.get(type);
  if (schema === undefined) return undefined;
  for (let tries = 0; tries < 5; tries += 1) {
    const parsed = eventBody.safeParse(drawn(schema, chance));
    if (parsed.success) return parsed.data;
  }
  return undefined;
};

const anyType = (chance: Chance, { duties }: Policy): EventType => {
  const { doneWhen } = chance.oneOf(duties);
  return chance.oneOf([...common, ...(doneWhen.by === 'event' ? doneWhen.types : [doneWhen.type])]);
};

const drawn = (schema: z.ZodType, chance: Chance): unknown => {
  if (schema === (period as z.ZodType)) return chance.oneOf(['P3M', 'P18M', 'P2Y', 'P2Y1D', 'P5Y']);
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodEnum) return chance.oneOf(schema.options);
  if (schema instanceof z.ZodBoolean) return chance.happens(0.5);
  if (schema instanceof z.ZodOptional)
    return chance.happens(0.5) ? drawn(schema.unwrap() as z.ZodType, chance) : undefined;
  if (schema instanceof z.ZodUnion) return drawn(chance.oneOf(schema.options) as z.ZodType, chance);
  if (schema instanceof z.ZodNumber)
    return chance.whole(Math.max(0, schema.minValue ?? 0), Math.min(40, schema.maxValue ?? 40));
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape).map(([name, field]) => [name, drawn(field as z.ZodType, chance)]),
    );
  if (schema instanceof z.ZodISODate) return `20${chance.whole(26, 30)}-0${chance.whole(1, 9)}-${chance.whole(10, 28)}`;
  if (schema instanceof z.ZodString) return chance.oneOf(['North', 'South', 'Intake']);
  return undefined;
};
