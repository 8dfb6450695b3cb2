import { createPorts } from '../../lib/aws/ports.ts';
import { sweep } from '../sweep.ts';

export const handler = sweep(createPorts({ environment: process.env }));
