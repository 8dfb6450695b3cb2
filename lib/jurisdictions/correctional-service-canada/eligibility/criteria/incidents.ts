/** How many separate incidents of violence a programme asks for (31, 42a, 42c, 53a, 53c, 62a, 62c, Annex A). */
import { type Change, change } from '../../../../eligibility/change.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import type { Verdict } from '../../../../eligibility/verdict.ts';
import type { Tally } from '../incident-tally.ts';
import type { CscSubject, Tallies } from '../subject.ts';

interface IncidentParts {
  readonly source: readonly string[];
  readonly tally: keyof Tallies;
  /** What is counted, in the plural: "incidents of general violence". */
  readonly counted: string;
  readonly atLeast: number;
  /** Only under the literal reading of "one incident" (A7). */
  readonly atMost?: number;
}

/** Met by enough separate incidents; one event is one incident, whatever it brought in convictions. */
export function incidents({
  source,
  tally,
  counted,
  atLeast,
  atMost = Number.POSITIVE_INFINITY,
}: IncidentParts): Criterion<CscSubject> {
  const asked = atMost === atLeast ? `exactly ${atLeast}` : `${atLeast} or more`;
  const findings = findingsOf('incidents', source);
  const noneRecorded = findings.notMet('incidents', `No ${counted}; ${asked} asked.`, { incidents: [] });
  const notKnown = findings.unknown(`The history of violence is not recorded; ${asked} ${counted} asked.`, {
    incidents: null,
  });
  const establish: Change[] = [
    {
      ...change('establish', 'incidents', [], `Establish the history of violence (${asked} ${counted} asked).`),
      trial: exampleHistory(tally, atLeast),
    },
  ];
  return {
    id: 'incidents',
    requirement: `There are ${asked} separate ${counted}; several convictions from one event are one incident.`,
    source,
    facts: ['incidents'],
    judge({ tallies, facts }) {
      const counts = tallies[tally];
      if (counts.possible === 0) return noneRecorded;
      if ((facts.incidents ?? null) === null) return notKnown;
      const used = { incidents: counts.events };
      const said = `Separate ${counted}: ${counts.sure}${counts.sure === 0 ? '' : ` (${counts.events.join(', ')})`}`;
      switch (verdictOf(counts, atLeast, atMost)) {
        case 'met':
          return findings.met(`${said}.`, used);
        case 'notMet':
          return findings.notMet('incidents', `${said}; ${asked} asked.`, used);
        default:
          return findings.unknown(`${said} for certain, the rest is incompletely recorded; ${asked} asked.`, used);
      }
    },
    remedies: ({ facts }) => ((facts.incidents ?? null) === null ? [establish] : []),
    overridable: () => true,
  };
}

function verdictOf({ sure, possible }: Tally, atLeast: number, atMost: number): Verdict {
  if (possible < atLeast || sure > atMost) return 'notMet';
  return sure >= atLeast && possible <= atMost ? 'met' : 'unknown';
}

/** A history with just enough incidents, to try out what an established one would change. */
function exampleHistory(tally: keyof Tallies, howMany: number): readonly unknown[] {
  const against = tally === 'partner' || tally === 'partnerDocumented';
  return Array.from({ length: howMany }, (_, index) => ({
    event: `to be established ${index + 1}`,
    kind: against ? 'family' : 'general',
    source: 'conviction',
    victim: against ? 'femalePartner' : 'stranger',
  }));
}
