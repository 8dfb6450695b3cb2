/** An execution may outlive its case by a wake-up or two: it finds the case erased, and ends as for any case that is over. */
import { CaseErased } from '../store/errors.ts';

/** What the step answers, or undefined when the case that it is about was erased. */
export const unlessErased = async <Answer>(step: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await step;
  } catch (fault) {
    if (fault instanceof CaseErased) return undefined;
    throw fault;
  }
};
