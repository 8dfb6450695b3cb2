/** The phases of a case as bands, each from its beginning to its end or to now: what comes after now has not been. */
import type { Instant } from '../../case/identity.ts';
import type { Standing } from '../../casework/standing.ts';
import { byTheClocks } from '../clocks.ts';
import { type Content, html } from '../markup.ts';
import { round, type Scale } from './scale.ts';

export const bandHeight = 30;

interface PhaseSoFar {
  readonly phase: string;
  readonly from: Instant;
  /** Absent while it lasts. */
  readonly until?: Instant;
}

/** Every phase that has begun, in order. */
export const phasesSoFar = ({ phases, now }: Standing): readonly PhaseSoFar[] =>
  phases
    .filter(({ from }) => from <= now)
    .map(({ phase, from, to }) => ({ phase, from, ...(to === undefined || to > now ? {} : { until: to }) }));

const widthOfALetter = 7.5;

/** Each with its name; where there is no room for that, with its number in the table of phases. */
export const phaseBands = (standing: Standing, { x, to }: Scale, top: number): Content =>
  phasesSoFar(standing).map(({ phase, from, until }, index) => {
    const ends = until ?? (standing.phase === 'closed' ? to : standing.now);
    const width = round(Math.max(2, x(ends) - x(from)));
    const name = [phase, String(index + 1)].find((text) => text.length * widthOfALetter + 5 < width);
    const when = `from ${byTheClocks(standing, from)}${until === undefined ? '' : ` to ${byTheClocks(standing, until)}`}`;
    return html`<g class="band ${index % 2 === 0 ? 'even' : 'odd'}"><title>${phase} ${when}</title><rect x="${x(from)}" y="${top + 2}" width="${width}" height="${bandHeight - 8}"/>${
      name === undefined ? undefined : html`<text x="${x(from) + 4}" y="${top + bandHeight / 2 + 3}">${name}</text>`
    }</g>
`;
  });
