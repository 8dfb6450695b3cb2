// Task tokens: the handle by which somebody outside completes a waiting task. A token says which task it is for by number,
// so that nothing need be remembered of tasks that are over, and which runtime gave it, so that a token of an earlier
// process cannot complete a task of this one.

import { RequestRefused } from './errors.ts';
import type { Frame } from './frame.ts';

const SHAPE = /^[0-9a-f-]{36}\.[1-9][0-9]{0,14}$/;

export function formatToken(prefix: string, number: number): string {
  return `${prefix}.${number}`;
}

export interface TaskTokens {
  /** Gives the frame a token of its own, in place of any earlier one. */
  open(frame: Frame): void;
  /** Takes the frame's token out of use. */
  close(frame: Frame): void;
  /**
   * The frame that waits for `token`. Refuses with InvalidToken what is no token, with TaskDoesNotExist a token this
   * runtime never gave, and with TaskTimedOut one whose task has timed out or is over (API reference, SendTaskSuccess).
   */
  find(token: string): Frame;
}

export function createTaskTokens(prefix: string): TaskTokens {
  const waiting = new Map<number, Frame>();
  let given = 0;

  function close(frame: Frame): void {
    if (frame.token !== 0) waiting.delete(frame.token);
    frame.token = 0;
  }

  return {
    open(frame) {
      close(frame);
      frame.token = ++given;
      waiting.set(frame.token, frame);
    },
    close,
    find(token) {
      if (typeof token !== 'string' || !SHAPE.test(token)) {
        throw new RequestRefused('InvalidToken', 'Invalid Token: pass $states.context.Task.Token on unchanged.');
      }
      const number = Number(token.slice(prefix.length + 1));
      if (!token.startsWith(`${prefix}.`) || number > given) {
        throw new RequestRefused('TaskDoesNotExist', 'Task Does Not Exist: this runtime never gave that token.');
      }
      const frame = waiting.get(number);
      if (frame === undefined) {
        throw new RequestRefused('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
      }
      return frame;
    },
  };
}
