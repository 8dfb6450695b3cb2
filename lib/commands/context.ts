/** What every command gets from whoever runs it. */
import type { Functions } from '../simulation/embed.ts';
import type { Screen } from './screen.ts';

export interface Context {
  readonly screen: Screen;
  /** The Lambda functions, handed in by bin: nothing in lib imports them. */
  readonly functions: Functions;
  /** Milliseconds since 1970, by the machine's clock. */
  readonly now: () => number;
  /** Ends what runs until it is told to stop. */
  readonly interrupted: AbortSignal;
  /** Standard input, when something is piped into it. */
  readonly input?: NodeJS.ReadableStream;
  /** Reports an exit code other than 0 without ending the process. */
  readonly exitWith: (code: number) => void;
}
