/** What the processes of a load run share. */
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';

export const table = 'load';
export const policy = policyFrom(connecticut);
