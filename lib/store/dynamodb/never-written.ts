/** The condition under which only the first writer of an item succeeds. */
import type { Expression } from './case-table.ts';

export const neverWritten: Expression = { expression: 'attribute_not_exists(pk)' };
