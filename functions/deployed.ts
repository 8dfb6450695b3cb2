/** What every entry point in `functions/aws` is made of: the AWS side of the ports, and what is written down of each step. */
import { observed } from '../lib/aws/observed.ts';
import { type AwsPortsOptions, createPorts } from '../lib/aws/ports.ts';
import type { Ports } from '../lib/casework/ports.ts';
import type { Handler, WriteDown } from './handler.ts';

export const deployed = (
  step: string,
  make: (ports: Ports, writeDown: WriteDown) => Handler,
  options: Omit<AwsPortsOptions, 'count'> = { environment: process.env },
): Handler =>
  observed(step, (count, log) =>
    make(createPorts({ ...options, count }), (message, about) => log.error(message, { ...about })),
  );
