/** No figure about too few of the people that ship can be worked out from a report: somebody tries. Those of the default jurisdiction are in the README's test. */
import { expect, test } from 'vitest';
import { shippedJurisdictions } from '../../lib/simulation/shipped-caseloads.ts';
import { folder, throughcare } from '../commands/command-line.ts';
import { reportedOn } from '../reports/given-away.ts';

const { path } = folder();

test.each(shippedJurisdictions.filter((name) => name !== 'connecticut'))(
  'in %s no hidden line or row of duties follows, and none of releases',
  async (name) => {
    const to = path(name);
    expect(await throughcare('simulate', '--jurisdiction', name, '--out', to)).toMatchObject({ code: 0 });
    for (const smallest of [3, 5]) expect((await reportedOn(to, name, smallest)).givenAway).toEqual([]);
  },
);
