/** What a process spends, counted from its beginning. */
export interface Cost {
  /** Requests to the table. */
  readonly requests: number;
  /** Items that queries read, and the read units they took. */
  readonly items: number;
  readonly units: number;
  /** Of the processor, in milliseconds. */
  readonly processor: number;
  /** Resident, now, in mebibytes. */
  readonly memory: number;
}

const rounded = (figure: number): number => Number(figure.toFixed(1));

/** What each of so many took of it, between two moments. */
export const costOfEach = (before: Cost, after: Cost, many: number) => ({
  requests: rounded((after.requests - before.requests) / many),
  items: rounded((after.items - before.items) / many),
  readUnits: rounded((after.units - before.units) / many),
  processor: `${rounded((after.processor - before.processor) / many)} ms`,
});

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const stillFor = 1500;
/** Of that, what a process at rest may work; more is a collection of its heap that goes on. */
const atRest = 75;

/** Once nothing asks the table anything any more, and what was left behind is collected, for a second and a half. */
export const settled = async (spent: () => Promise<Cost>): Promise<void> => {
  let last = await spent();
  for (;;) {
    await pause(stillFor);
    const now = await spent();
    if (now.requests === last.requests && now.processor - last.processor < atRest) return;
    last = now;
  }
};
