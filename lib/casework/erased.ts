/** An execution may outlive its case by a wake-up or two: it finds the case erased, and ends as for any case that is over. */
import { CaseErased } from '../store/errors.ts';
import { NotYetAdmitted } from './standing.ts';

/** What the step answers, or undefined when the case that it is about was erased. */
export const unlessErased = async <Answer>(step: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await step;
  } catch (fault) {
    if (fault instanceof CaseErased) return undefined;
    throw fault;
  }
};

/** What the step answers, or undefined when the case was erased, or nobody is admitted under it any more: nothing is owed of either. */
export const unlessOver = async <Answer>(step: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await unlessErased(step);
  } catch (fault) {
    if (fault instanceof NotYetAdmitted) return undefined;
    throw fault;
  }
};
