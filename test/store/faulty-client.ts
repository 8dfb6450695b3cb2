/** Ways in which a client fails: before a request is sent, or after it took effect and the answer is lost. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const isWrite = (command: string | undefined): boolean => command !== undefined && !/^(Get|Query)/.test(command);

/** Lets `writes` writes through, then fails every request, as a process does that is gone. */
export function crashAfter(client: DynamoDBClient, writes: number): void {
  let written = 0;
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (written >= writes) throw new Error('the process is gone');
      if (isWrite(context.commandName)) written += 1;
      return next(args);
    },
    { step: 'initialize', name: 'crashAfter' },
  );
}

/** Loses the answer to the first write once it took effect. The client retries, as it does when a connection breaks. */
export function loseFirstAnswer(client: DynamoDBClient): void {
  let lost = false;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      if (lost || !isWrite(context.commandName)) return answer;
      lost = true;
      throw Object.assign(new Error('the connection broke'), { $retryable: {} });
    },
    { step: 'finalizeRequest', priority: 'low', name: 'loseFirstAnswer' },
  );
}

/** Counts the requests that are sent. */
export function countRequests(client: DynamoDBClient): () => number {
  let count = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      count += 1;
      return next(args);
    },
    { step: 'initialize', name: 'countRequests' },
  );
  return () => count;
}
