// A block of states: those of the machine itself, of a branch of a Parallel, or of the ItemProcessor of a Map. Its states
// may go only to one another.

import type { Engine } from '../engine.ts';
import { ENDED } from '../frame.ts';
import type { Services } from '../services.ts';
import type { Exit, State } from '../state.ts';
import { compileChoice } from '../states/choice.ts';
import { compileFail } from '../states/fail.ts';
import { compileMap } from '../states/map.ts';
import { compileParallel } from '../states/parallel.ts';
import { compilePass } from '../states/pass.ts';
import { compileSucceed } from '../states/succeed.ts';
import { compileTask } from '../states/task.ts';
import { compileWait } from '../states/wait.ts';
import { readCatchers, readRetriers } from './errors-fields.ts';
import { type Fields, isObject, shown } from './fields.ts';
import { assignedNames, readAssign } from './variables.ts';
import type { Workshop } from './workshop.ts';

const COMPILERS: Readonly<Record<string, (workshop: Workshop) => State>> = {
  Task: compileTask,
  Choice: compileChoice,
  Wait: compileWait,
  Pass: compilePass,
  Map: compileMap,
  Parallel: compileParallel,
  Succeed: compileSucceed,
  Fail: compileFail,
};

export interface BlockContext {
  readonly engine: Engine;
  readonly services: Services;
  /** The fields of the state of that name. */
  readonly fieldsOf: (state: string, source: unknown) => Fields;
}

/** Compiles StartAt and States, and answers the state to start at; throws UnsupportedDefinition. */
export function compileBlock(context: BlockContext, block: Fields, outerNames: ReadonlySet<string> = new Set()): State {
  const sources = block.value('States');
  if (!isObject(sources)) return block.refuse('States', `must be an object of states, received ${shown(sources)}`);
  const names = new Set([...outerNames, ...assignedNames(sources)]);
  const states = new Map<string, State>();
  const links: { readonly exit: Exit; readonly fields: Fields; readonly field: string }[] = [];

  function exitBy(from: Fields, next?: string): Exit {
    const exit: Exit = { assign: readAssign(from, outerNames), output: from.expression('Output'), target: ENDED };
    if (next !== undefined) links.push({ exit, fields: from, field: next });
    return exit;
  }

  for (const [name, source] of Object.entries(sources)) {
    const fields = context.fieldsOf(name, source);
    const compile = compilerOf(fields);
    const { engine, services } = context;
    states.set(
      name,
      compile({
        engine,
        services,
        fields,
        name,
        exitBy,
        exit: () => exitBy(fields, nextOrEnd(fields)),
        block(within, otherFields = []) {
          within.only(['StartAt', 'States', ...otherFields]);
          return compileBlock(context, within, names);
        },
        retriers: () => readRetriers(fields),
        catchers: () => readCatchers(fields, exitBy),
      }),
    );
  }
  for (const { exit, fields, field } of links) {
    const target = fields.string(field);
    exit.target = states.get(target) ?? fields.refuse(field, `names '${target}', which is not a state beside it`);
  }
  const startAt = block.string('StartAt');
  return states.get(startAt) ?? block.refuse('StartAt', `names '${startAt}', which is not one of its states`);
}

function compilerOf(fields: Fields): (workshop: Workshop) => State {
  const type = fields.string('Type');
  if (fields.has('QueryLanguage') && fields.value('QueryLanguage') !== 'JSONata') {
    fields.refuse('QueryLanguage', 'only JSONata is implemented: rewrite the state in JSONata');
  }
  const compile = Object.hasOwn(COMPILERS, type) ? COMPILERS[type] : undefined;
  return (
    compile ?? fields.refuse('Type', `must be one of ${Object.keys(COMPILERS).join(', ')}, received ${shown(type)}`)
  );
}

/** The name of the field that says where to go; undefined for End. */
function nextOrEnd(fields: Fields): string | undefined {
  const ends = fields.has('End') && fields.value('End') === true;
  if (ends === fields.has('Next')) fields.refuse('Next', 'a state has either Next or "End": true, and not both');
  return ends ? undefined : 'Next';
}
