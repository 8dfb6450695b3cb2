/** A criterion on one rating: a word on a scale, such as low, moderate, high. */
import { assessmentBy } from '../assessment.ts';
import { change } from '../change.ts';
import type { Criterion } from '../criterion.ts';
import { type Finding, findingsOf } from '../finding.ts';
import type { ReasonCode } from '../reason.ts';

interface LevelParts<Subject, Level extends string> {
  readonly id: string;
  readonly requirement: string;
  readonly source: readonly string[];
  readonly fact: string;
  /** What is rated, to begin a sentence with: "Need on the CASA". */
  readonly label: string;
  /** The tool or assessment that gives the rating; absent when it is a plain finding of fact. */
  readonly tool?: string;
  read(subject: Subject): Level | null | undefined;
  readonly accepts: readonly Level[];
  readonly reason: ReasonCode;
  readonly overridable?: boolean;
}

/** Met when the rating is one of those accepted; unknown when it is not assessed. */
export function levelCriterion<Subject, Level extends string>(parts: LevelParts<Subject, Level>): Criterion<Subject> {
  const { id, requirement, source, fact, label, read, accepts, reason, overridable = false } = parts;
  const findings = findingsOf(id, source, parts.tool === undefined ? null : assessmentBy(parts.tool, fact));
  const asked = accepts.join(' or ');
  const unknown = findings.unknown(`${label} is not assessed; ${asked} is asked.`, { [fact]: null });
  const remedies = [[change('establish', fact, accepts, `Assess: ${label.toLowerCase()} (${asked} would do).`)]];
  const known = new Map<Level, Finding>();
  const judged = (level: Level): Finding =>
    accepts.includes(level)
      ? findings.met(`${label} is ${level}.`, { [fact]: level })
      : findings.notMet(reason, `${label} is ${level}; ${asked} is asked.`, { [fact]: level });
  return {
    id,
    requirement,
    source,
    facts: [fact],
    judge(subject) {
      const level = read(subject);
      if (level === null || level === undefined) return unknown;
      const earlier = known.get(level);
      if (earlier !== undefined) return earlier;
      const fresh = judged(level);
      known.set(level, fresh);
      return fresh;
    },
    remedies: (subject) => ((read(subject) ?? null) === null ? remedies : []),
    overridable: () => overridable,
  };
}
