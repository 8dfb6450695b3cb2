import { expect, it } from 'vitest';
import { folder, throughcare } from './command-line.ts';

const { file } = folder();

it('answers one person as JSON, and an error names the field and ends with exit code 2', async () => {
  const facts = file(
    'facts.ndjson',
    '{"id":"p","legalStatus":"pretrial","heldOnBond":true}\n{"id":"q","heldOnBond":"maybe"}\n',
  );
  const printed = await throughcare('eligibility', '--jurisdiction', 'connecticut', '--facts', facts, '--json');
  expect(printed.code).toBe(2);
  const [answer] = printed.out.split('\n').map((line) => JSON.parse(line));
  expect(answer.id).toBe('p');
  expect(answer.programmes).toContainEqual(expect.objectContaining({ programme: 'CT-JRIP', outcome: 'eligible' }));
  expect(printed.err).toContain('heldOnBond');
});

it('lists the catalogue of a jurisdiction with its sources', async () => {
  const { out, code } = await throughcare('programmes', '--jurisdiction', 'correctional-service-canada');
  expect(code).toBe(0);
  expect(out).toMatch(/^VPP-HI /m);
});
