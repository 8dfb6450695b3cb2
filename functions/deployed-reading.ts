/** What entry points are made of whose step only reads a case. */
import { observed } from '../lib/aws/observed.ts';
import { createReadingPorts, type ReadingPortsOptions } from '../lib/aws/reading-ports.ts';
import type { ReadingPorts } from '../lib/casework/ports.ts';
import type { Handler } from './handler.ts';

export const deployedReading = (
  step: string,
  make: (ports: ReadingPorts) => Handler,
  options: ReadingPortsOptions = { environment: process.env },
): Handler => observed(step, () => make(createReadingPorts(options)));
