/** Commands by the idempotency key they were given under, so that a repeated one gets the answer that the first one got. */
import type { Instant } from '../case/identity.ts';

export interface CommandAnswer {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

export interface GivenCommand {
  /** A hash of who gave it and the key: keys are the callers' own, and may say anything. */
  readonly key: string;
  /** A hash of what was asked. */
  readonly fingerprint: string;
  readonly givenAt: Instant;
  /** Until when a repeat is recognized. */
  readonly rememberedUntil: Instant;
  /** Absent while nobody has finished answering. */
  readonly answer?: CommandAnswer;
}

export interface GivenCommands {
  /** The command that stands under the key: this one, or the one that came first while it is remembered. */
  giveCommand(command: GivenCommand): Promise<GivenCommand>;
  /** Keeps the answer unless there is one: the answer that stands comes back. */
  answerCommand(key: string, answer: CommandAnswer): Promise<CommandAnswer>;
}
