/** Who is let in over HTTP. */
import * as z from 'zod';
import { claimNames, machineClients } from '../../aws/access-settings.ts';

export const access = z.strictObject({
  /** Who signs staff in, in place of a pool of users of the stack's own. */
  jwt: z
    .strictObject({
      issuer: z.url({ protocol: /^https$/, error: 'the issuer as its tokens name it, beginning with https://' }),
      audience: z.array(z.string().min(1)).min(1, 'at least one: whom the tokens are for'),
      claims: claimNames.optional(),
    })
    .optional(),
  /** Other systems, which sign each request. */
  machines: machineClients.optional(),
});
export type AccessFile = z.infer<typeof access>;
