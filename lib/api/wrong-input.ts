/** What is wrong with a request, field by field, each with a remedy. */
import type * as z from 'zod';
import type { FieldError } from './problem.ts';
import { shapeOf } from './shape.ts';

export const fieldErrors = ({ issues }: z.ZodError): readonly FieldError[] =>
  issues.flatMap((issue): readonly FieldError[] => {
    const field = issue.path.join('.');
    if (issue.code === 'unrecognized_keys')
      return [
        { field, received: `${issue.keys.length} unknown fields`, remedy: 'leave out what the API does not name' },
      ];
    return [{ field, received: shapeOf(issue.input), remedy: issue.message }];
  });
