// What a Choice mostly asks, without jsonata: whether the value at a bare path is some text, or a list of more than so many.
// It answers exactly what jsonata would, or nothing where only jsonata can tell.

import { type Frame, variable } from '../frame.ts';
import { compileBarePath } from './bare-path.ts';
import type { Shape } from './syntax.ts';

type Comparison = Extract<Shape, { readonly kind: 'isText' | 'isLonger' }>;

/** Undefined where there is no reader for the path; answers undefined where jsonata has to be asked. */
export function compileComparison(shape: Comparison): ((frame: Frame) => boolean | undefined) | undefined {
  const read = compileBarePath(shape.path.variable, shape.path.names);
  if (read === undefined) return undefined;
  if (shape.kind === 'isText') {
    const { text } = shape;
    return (frame) => {
      const value = read(frame);
      return typeof value === 'string' ? value === text : undefined;
    };
  }
  const { than } = shape;
  return (frame) => {
    const value = read(frame);
    // A list in a list may be taken for its items, and a variable may have the name of the function.
    const isPlainList = Array.isArray(value) && !value.some(Array.isArray) && variable(frame, 'count') === undefined;
    return isPlainList ? value.length > than : undefined;
  };
}
