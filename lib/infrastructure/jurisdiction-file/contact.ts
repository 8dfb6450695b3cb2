/** Who hears: an address, and the roles, facilities and units whose notices it gets. What is left out is not asked for. */
import * as z from 'zod';
import { concerns, type Recipient } from '../../notices/recipient.ts';

/** SNS takes this many filter policies on one topic, and combines at most so many values in one of them. */
export const mostSubscriptions = 200;
export const mostCombinations = 150;

const address = z.discriminatedUnion(
  'by',
  [
    z.strictObject({ by: z.literal('email'), to: z.email('an e-mail address such as intake@doc.example') }),
    z.strictObject({
      /** Only what is urgent, in one line. */
      by: z.literal('sms'),
      to: z.string().regex(/^\+[1-9]\d{6,14}$/, 'a telephone number with its country: +18605550100'),
    }),
    z.strictObject({
      by: z.literal('https'),
      to: z.url({ protocol: /^https$/, error: 'an address that begins with https://' }),
    }),
    z.strictObject({
      by: z.literal('sqs'),
      to: z
        .string()
        .regex(/^arn:[a-z-]+:sqs:[a-z0-9-]+:\d{12}:[\w.-]+$/, 'the ARN of a queue: arn:aws:sqs:region:account:name'),
    }),
  ],
  { error: 'choose one of email, sms, https, sqs' },
);
export type Address = z.infer<typeof address>;

const some = z.array(z.string().min(1)).min(1, 'at least one, or leave it out for all').readonly();

export const contact = z
  .strictObject({
    /** What the subscription is called: unique in the file. */
    name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 -]{0,60}$/, 'letters, digits, spaces and hyphens, at most 61'),
    address,
    roles: some.optional(),
    facilities: some.optional(),
    units: some.optional(),
  })
  .refine(
    ({ roles = [''], facilities = [''], units = [''] }) =>
      roles.length * facilities.length * units.length <= mostCombinations,
    `one subscription combines at most ${mostCombinations} values (roles × facilities × units): split the contact, or leave out a list that means all`,
  );
export type Contact = z.infer<typeof contact>;

export const operationsContact = z.strictObject({ name: contact.shape.name, address });
export type OperationsContact = z.infer<typeof operationsContact>;

/** Whether every notice to the recipient reaches the contact: the question that its filter policy answers. A telephone gets only what is urgent. */
export const hears = (contact: Contact, recipient: Recipient): boolean =>
  contact.address.by !== 'sms' && concerns(contact, recipient);
