import { createPorts } from '../../lib/aws/ports.ts';
import { follow } from '../follow.ts';

export const handler = follow(createPorts({ environment: process.env }));
