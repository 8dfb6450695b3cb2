/** What a report says of the file that its cases came from: how many rows count nowhere, and why. */

export interface RowsRead {
  readonly rows: number;
  /** How many were rejected, by the reason. */
  readonly rejected: ReadonlyMap<string, number>;
  readonly screeningsOfAnotherStay: number;
}

/** A number that is absent is of too few; where too few rows were rejected, how many there were would tell how many. */
export interface RowsTold {
  readonly rows?: number;
  readonly rejected?: number;
  /** Reasons with enough rows. */
  readonly reasons: readonly { readonly reason: string; readonly rows: number }[];
  readonly screeningsOfAnotherStay?: number;
}

export const rowsTold = ({ rows, rejected, screeningsOfAnotherStay }: RowsRead, smallest: number): RowsTold => {
  const isFew = (count: number): boolean => count > 0 && count < smallest;
  const all = [...rejected.values()].reduce((sum, count) => sum + count, 0);
  const largestFirst = [...rejected].toSorted(([, one], [, other]) => other - one);
  const enough = largestFirst.filter(([, count]) => count >= smallest);
  const left = all - enough.reduce((sum, [, count]) => sum + count, 0);
  // What the reasons leave is told by the sum: where it is of few, the smallest reason goes with it.
  const reasons = isFew(left) ? enough.slice(0, -1) : enough;
  return {
    ...(isFew(all) ? {} : { rows, rejected: all }),
    reasons: reasons.map(([reason, count]) => ({ reason, rows: count })),
    ...(isFew(screeningsOfAnotherStay) ? {} : { screeningsOfAnotherStay }),
  };
};
