/**
 * Maintenance (66 to 72, Annex A). A completion on any sentence counts, by success or by all sessions; the final report
 * must be there (67). The Engagement Program is no Correctional Program for this purpose: 28 lists it apart (A48).
 */

import { type Change, change } from '../../../../eligibility/change.ts';
import { flagCriterion } from '../../../../eligibility/criteria/flag-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import { all, any, type Verdict, verdictOf } from '../../../../eligibility/verdict.ts';
import type { Completion } from '../facts.ts';
import { is } from '../incident-tally.ts';
import { kindAndIntensity } from '../programme-codes.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';

const source67 = ['67'];
const finished = ({ outcome }: Completion): Verdict => verdictOf(is(outcome, 'successful', 'allSessions'));
const reported = ({ finalReport }: Completion): Verdict => verdictOf(finalReport);
/** Maintenance follows a Correctional Program; it does not open itself. */
const countsForMaintenance = ({ program }: Completion): boolean => kindAndIntensity(program)?.kind !== 'maintenance';

/** Whether this completion, with its report, is known to be enough for a referral to maintenance (67). */
export const completedAndReported = (completion: Completion): boolean =>
  countsForMaintenance(completion) && all(finished(completion), reported(completion)) === 'met';

/** A Correctional Program was completed and its final Post-Program Report is there (67). */
export function completedWithReport(source: readonly string[]): Criterion<CscSubject> {
  const cited = [...source, ...source67];
  const findings = findingsOf('completed-program', cited);
  const notKnown = findings.unknown('Which programmes were completed is not recorded.', { completed: null });
  return {
    id: 'completed-program',
    requirement:
      'A Correctional Program was completed (successfully or by all sessions) and its final report is there.',
    source: cited,
    facts: ['completed'],
    judge({ facts }) {
      if ((facts.completed ?? null) === null) return notKnown;
      const completed = (facts.completed ?? []).filter(countsForMaintenance);
      const used = { completed: completed.map(({ program }) => program) };
      const names = completed.map(({ program }) => program).join(', ');
      switch (any(...completed.map((one) => all(finished(one), reported(one))))) {
        case 'met':
          return findings.met(`Completed with final report: ${names}.`, used);
        case 'unknown':
          return findings.unknown(`${names}: outcome or final report is not recorded.`, used);
        default:
          return completed.some((one) => finished(one) === 'met')
            ? findings.notMet('report_pending', `${names}: the final Post-Program Report is not there yet.`, used)
            : findings.notMet('prerequisite', 'No Correctional Program has been completed.', used);
      }
    },
    remedies: ({ facts }) => [[completionOrReport(facts.completed ?? [])]],
  };
}

/** The nearest step: the report of a completed programme, else a programme with its report. */
function completionOrReport(completed: readonly Completion[]): Change {
  const pending = completed.find((one) => countsForMaintenance(one) && finished(one) === 'met');
  const rest = completed.filter((one) => one !== pending);
  const text =
    pending === undefined
      ? 'Complete a Correctional Program, with its final Post-Program Report.'
      : `Finish the final Post-Program Report for ${pending.program}.`;
  const done: Completion = {
    program: 'A&E',
    outcome: 'successful',
    sentence: 'current',
    ...pending,
    finalReport: true,
  };
  return { ...change('complete', 'completed', [], text), trial: [...rest, done] };
}

/** Women in the institution: a completed programme with its report, or a mental health intervention. */
function womensPrerequisite(source: readonly string[], readings: Readings): Criterion<CscSubject> {
  const completed = completedWithReport([...source, '70']);
  const findings = findingsOf(completed.id, completed.source);
  return {
    ...completed,
    requirement: `${completed.requirement.slice(0, -1)}; or a mental health intervention was completed.`,
    facts: ['completed', 'mentalHealthInterventionCompleted'],
    judge(subject) {
      const { facts } = subject;
      const intervention = facts.mentalHealthInterventionCompleted ?? null;
      const used = { mentalHealthInterventionCompleted: intervention };
      if (intervention === true) return findings.met('A mental health intervention was completed.', used);
      if (readings.engagementOpensMaintenance && facts.engagementProgramCompleted === true) {
        return findings.met('The Engagement Program was completed.', { engagementProgramCompleted: true });
      }
      const program = completed.judge(subject);
      return intervention === null && program.verdict === 'notMet'
        ? findings.unknown('Whether a mental health intervention was completed is not recorded.', {
            ...program.facts,
            ...used,
          })
        : program;
    },
    remedies: (subject) => [
      ...(completed.remedies?.(subject) ?? []),
      [change('complete', 'mentalHealthInterventionCompleted', [true], 'Complete a mental health intervention.')],
    ],
  };
}

/** Women in the community: "managing the risk level requires a maintenance program"; no prerequisites (72, A29). */
function neededForRisk(source: readonly string[]): Criterion<CscSubject> {
  const cited = [...source, '70', '72'];
  return flagCriterion<CscSubject>({
    id: 'needed-for-risk',
    requirement: 'In the community, managing the risk level requires a maintenance programme.',
    source: cited,
    fact: 'maintenanceNeededForRisk',
    read: ({ facts }) => facts.maintenanceNeededForRisk,
    wanted: true,
    reason: 'need_level',
    text: {
      met: 'Managing the risk level requires a maintenance programme.',
      notMet: 'Managing the risk level does not require a maintenance programme.',
      unknown: 'Whether managing the risk level requires a maintenance programme is not assessed.',
    },
  });
}

/** What women's maintenance asks for, by the place: one prerequisite in the institution, one need in the community. */
export function womensMaintenance(source: readonly string[], readings: Readings): readonly Criterion<CscSubject>[] {
  const inInstitution = womensPrerequisite(source, readings);
  const inCommunity = neededForRisk(source);
  const alwaysCompletion = readings.womensCommunityMaintenanceNeedsCompletion;
  return [
    byPlace(inInstitution, (community) => !community || alwaysCompletion),
    byPlace(inCommunity, (community) => community),
  ];
}

/** The criterion where the place asks for it; not applicable elsewhere; unknown while the place is unknown, unless met anyway. */
function byPlace(criterion: Criterion<CscSubject>, asked: (community: boolean) => boolean): Criterion<CscSubject> {
  const findings = findingsOf(criterion.id, criterion.source);
  const elsewhere = findings.notApplicable('Not asked where the person is.', {});
  const notKnown = findings.unknown('Whether this is asked depends on where the person is, which is not recorded.', {
    setting: null,
  });
  const applies = ({ facts }: CscSubject): boolean | null => {
    if (!facts.setting) return asked(true) && asked(false) ? true : null;
    return asked(facts.setting === 'community');
  };
  return {
    ...criterion,
    facts: [...criterion.facts, 'setting'],
    judge(subject) {
      const applicable = applies(subject);
      if (applicable === false) return elsewhere;
      const judged = criterion.judge(subject);
      return applicable === true || judged.verdict === 'met' ? judged : notKnown;
    },
    remedies(subject) {
      const own = criterion.remedies?.(subject) ?? [];
      if (applies(subject) === true) return own;
      const places = (['institution', 'community'] as const).filter((place) => !asked(place === 'community'));
      return [[change('establish', 'setting', places, 'Record where the person is held or supervised.')], ...own];
    },
  };
}

/** "Simultaneous participation in multiple programs is not permitted" (68): any present one bars all three. */
export function notInMaintenance(): Criterion<CscSubject> {
  const source = ['68'];
  const findings = findingsOf('one-maintenance-program', source);
  const free = findings.met('In no other maintenance programme.', { inMaintenanceProgram: null });
  const notKnown = findings.unknown('Whether a maintenance programme is under way is not recorded.', {
    inMaintenanceProgram: null,
  });
  const finish = change(
    'complete',
    'inMaintenanceProgram',
    [null],
    'Once the present maintenance programme has ended.',
  );
  const look = change(
    'establish',
    'inMaintenanceProgram',
    [null],
    'Look up whether a maintenance programme is under way.',
  );
  return {
    id: 'one-maintenance-program',
    requirement: 'The person takes part in no other maintenance programme.',
    source,
    facts: ['inMaintenanceProgram'],
    judge({ facts }) {
      const present = facts.inMaintenanceProgram;
      if (present === undefined) return notKnown;
      if (present === null) return free;
      return findings.notMet('concurrency', `Takes part in ${present}; one maintenance programme at a time.`, {
        inMaintenanceProgram: present,
      });
    },
    remedies: ({ facts }) => [[facts.inMaintenanceProgram === undefined ? look : finish]],
  };
}
