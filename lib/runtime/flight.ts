// Work under way outside the engine: functions that have not answered, expressions that jsonata is still evaluating.

export interface Flight {
  takeOff(): void;
  land(): void;
  /** A promise of the moment when nothing is under way; undefined if that is now. */
  resting(): Promise<void> | undefined;
}

/** `isStill` says whether the engine itself is doing nothing. */
export function createFlight(isStill: () => boolean): Flight & { settle(): void } {
  let underWay = 0;
  let rest: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;

  function settle(): void {
    if (rest === undefined || underWay > 0 || !isStill()) return;
    const { resolve } = rest;
    rest = undefined;
    resolve();
  }

  return {
    takeOff() {
      underWay++;
    },
    land() {
      underWay--;
      settle();
    },
    resting() {
      if (underWay === 0 && isStill()) return undefined;
      rest ??= Promise.withResolvers<void>();
      return rest.promise;
    },
    settle,
  };
}
