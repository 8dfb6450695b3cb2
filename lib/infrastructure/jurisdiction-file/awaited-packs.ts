/** Policy packs whose timeline has not shipped yet: a stack can be synthesized for them, but its functions would refuse every case. */
export const awaitedPacks: ReadonlySet<string> = new Set(['saskatchewan', 'england-and-wales']);
