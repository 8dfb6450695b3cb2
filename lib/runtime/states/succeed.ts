// Succeed: ends its block well, with Output. Amazon States Language, "Succeed State".

import type { Workshop } from '../definition/workshop.ts';
import { leave } from '../leave.ts';
import type { State } from '../state.ts';

export function compileSucceed({ engine, fields, name, exitBy }: Workshop): State {
  fields.only(['Type', 'QueryLanguage', 'Output']);
  const exit = exitBy(fields);
  return {
    name,
    type: 'Succeed',
    retriers: [],
    catchers: [],
    run: (frame) => leave(engine, frame, exit, frame.input),
  };
}
