// Map, inline: the same block for every item of an array, so many at once; the result is an array of their outputs. Amazon
// States Language, "Map State"; developer guide, state-map-inline.

import { startBranches } from '../branches.ts';
import type { Workshop } from '../definition/workshop.ts';
import { constantExpression, type Expression } from '../expression/expression.ts';
import { queryFailure, wrongType } from '../expression/failure.ts';
import { Frame, type Outcome, PARKED } from '../frame.ts';
import { isLarger } from '../json.ts';
import { leave, tooLarge } from '../leave.ts';
import { INLINE_CONCURRENCY } from '../limits.ts';
import type { State } from '../state.ts';

const FIELDS = ['Type', 'QueryLanguage', 'Items', 'ItemSelector', 'ItemProcessor', 'MaxConcurrency'];
const EVENTS = { started: 'MapIterationStarted', succeeded: 'MapIterationSucceeded', failed: 'MapIterationFailed' };

export function compileMap({ engine, fields, name, block, ...workshop }: Workshop): State {
  fields.only([...FIELDS, 'Assign', 'Output', 'Retry', 'Catch', 'Next', 'End']);
  const items = fields.expression('Items');
  fields.constant('Items', items, Array.isArray, 'an array or a JSONata expression that gives one');
  const selector = fields.expression('ItemSelector');
  const concurrency = fields.expression('MaxConcurrency') ?? constantExpression(0);
  fields.constant('MaxConcurrency', concurrency, isConcurrency, 'a whole number of at least 0');
  const processor = fields.within('ItemProcessor', fields.value('ItemProcessor'));
  refuseDistributed(processor.value('ProcessorConfig'), (why) => processor.refuse('ProcessorConfig', why));
  const startAt = block(processor, ['ProcessorConfig']);
  const exit = workshop.exit();
  // While ItemSelector is evaluated an iteration stands in the Map state itself, but Retry and Catch are for the whole Map.
  const selecting: State = { name, type: 'Map', retriers: [], catchers: [], run: () => startAt };

  const finish = (frame: Frame): Outcome | Promise<Outcome> => {
    engine.record(frame, 'MapStateSucceeded');
    return leave(engine, frame, exit, frame.result);
  };

  const select = (inner: Frame): Outcome | Promise<Outcome> => {
    const selected = selector === undefined ? inner.item?.Value : selector.evaluate(inner);
    return selected instanceof Promise ? selected.then((settled) => () => go(inner, settled)) : go(inner, selected);
  };

  function go(inner: Frame, selected: unknown): Outcome {
    if (selector?.isFresh === true && isLarger(selected)) throw tooLarge(name, 'an ItemSelector');
    inner.input = selected;
    return startAt;
  }

  function iterate(frame: Frame, list: readonly unknown[], atOnce: number): Outcome | Promise<Outcome> {
    engine.record(frame, 'MapStateStarted', { length: list.length });
    if (list.length === 0) {
      frame.result = [];
      return finish(frame);
    }
    startBranches(engine, frame, {
      count: list.length,
      atOnce: atOnce === 0 ? INLINE_CONCURRENCY : Math.min(atOnce, INLINE_CONCURRENCY),
      finish,
      events: EVENTS,
      start(place) {
        const inner = new Frame(frame.execution, frame, selecting, frame.input, engine.clock.now());
        inner.enteredEvent = frame.enteredEvent;
        inner.item = { Index: place, Value: list[place] };
        return { frame: inner, step: select };
      },
    });
    return PARKED;
  }

  function begin(frame: Frame, list: unknown, atOnce: unknown): Outcome | Promise<Outcome> {
    if (!Array.isArray(list)) throw notAnArray(frame, items, list);
    if (!isConcurrency(atOnce)) throw wrongType(frame, 'MaxConcurrency', 'a whole number of at least 0', atOnce);
    if (items?.isFresh === true && isLarger(list)) throw tooLarge(name, 'Items');
    return iterate(frame, list, atOnce);
  }

  return {
    name,
    type: 'Map',
    retriers: workshop.retriers(),
    catchers: workshop.catchers(),
    run(frame) {
      const list = items === undefined ? frame.input : items.evaluate(frame);
      if (list instanceof Promise) {
        return list.then(async (settled) => {
          const atOnce = await concurrency.evaluate(frame);
          return () => begin(frame, settled, atOnce);
        });
      }
      const atOnce = concurrency.evaluate(frame);
      return atOnce instanceof Promise
        ? atOnce.then((settled) => () => begin(frame, list, settled))
        : begin(frame, list, atOnce);
    },
  };
}

function notAnArray(frame: Frame, items: Expression | undefined, list: unknown) {
  return items === undefined
    ? queryFailure(frame, `Map state input must be an array but was: ${JSON.stringify(list)}`)
    : wrongType(frame, 'Items', 'array', list);
}

function isConcurrency(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function refuseDistributed(config: unknown, refuse: (why: string) => never): void {
  if (config === undefined) return;
  const { Mode, ...others } = config as { readonly Mode?: unknown };
  if (Mode !== 'INLINE' || Object.keys(others).length > 0) {
    refuse('only {"Mode": "INLINE"} is implemented: a Distributed Map is not');
  }
}
