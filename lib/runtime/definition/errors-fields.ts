// Retry and Catch as a definition writes them.

import type { Catcher, Retrier } from '../retry-and-catch.ts';
import type { Exit } from '../state.ts';
import { type Fields, shown } from './fields.ts';

const RETRIER_FIELDS = [
  'ErrorEquals',
  'IntervalSeconds',
  'MaxAttempts',
  'BackoffRate',
  'MaxDelaySeconds',
  'JitterStrategy',
];

export function readRetriers(fields: Fields): readonly Retrier[] {
  const retriers = fields.has('Retry') ? fields.list('Retry') : [];
  return retriers.map((source, place) => {
    const retrier = fields.within(`Retry/${place}`, source);
    retrier.only(RETRIER_FIELDS);
    const jitterStrategy = retrier.has('JitterStrategy') ? retrier.value('JitterStrategy') : 'NONE';
    if (jitterStrategy !== 'FULL' && jitterStrategy !== 'NONE') {
      return retrier.refuse('JitterStrategy', `must be "FULL" or "NONE", received ${shown(jitterStrategy)}`);
    }
    const maxDelaySeconds = retrier.number(
      'MaxDelaySeconds',
      undefined,
      isWholeTo(31_622_400),
      'a whole number from 1 to 31622400',
    );
    return {
      errorEquals: readErrorEquals(retrier, place === retriers.length - 1),
      intervalSeconds: retrier.number(
        'IntervalSeconds',
        1,
        isWholeTo(99_999_999),
        'a positive whole number of seconds',
      ),
      maxAttempts: retrier.number('MaxAttempts', 3, isCount, 'a whole number from 0 to 99999999'),
      backoffRate: retrier.number('BackoffRate', 2, (value) => value >= 1, 'a number of at least 1.0'),
      maxDelaySeconds,
      jitterStrategy,
    };
  });
}

export function readCatchers(fields: Fields, exitBy: (from: Fields, next: string) => Exit): readonly Catcher[] {
  const catchers = fields.has('Catch') ? fields.list('Catch') : [];
  return catchers.map((source, place) => {
    const catcher = fields.within(`Catch/${place}`, source);
    catcher.only(['ErrorEquals', 'Next', 'Assign', 'Output']);
    return { errorEquals: readErrorEquals(catcher, place === catchers.length - 1), exit: exitBy(catcher, 'Next') };
  });
}

function readErrorEquals(fields: Fields, isLast: boolean): readonly string[] {
  const names = fields.list('ErrorEquals');
  if (names.length === 0 || !names.every((name) => typeof name === 'string')) {
    return fields.refuse('ErrorEquals', `must be an array of at least one error name, received ${shown(names)}`);
  }
  if (names.includes('States.ALL') && (names.length > 1 || !isLast)) {
    return fields.refuse(
      'ErrorEquals',
      'States.ALL must stand alone, and last: move it to an entry of its own at the end',
    );
  }
  return names;
}

function isWholeTo(most: number): (value: number) => boolean {
  return (value) => Number.isInteger(value) && value >= 1 && value <= most;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 99_999_999;
}
