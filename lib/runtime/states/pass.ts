// Pass: hands its input on, as Assign and Output make it. Amazon States Language, "Pass State".

import type { Workshop } from '../definition/workshop.ts';
import { leave } from '../leave.ts';
import type { State } from '../state.ts';

export function compilePass({ engine, fields, name, ...workshop }: Workshop): State {
  fields.only(['Type', 'QueryLanguage', 'Assign', 'Output', 'Next', 'End']);
  const exit = workshop.exit();
  return {
    name,
    type: 'Pass',
    retriers: [],
    catchers: [],
    run: (frame) => leave(engine, frame, exit, frame.input),
  };
}
