import { createPorts } from '../../lib/aws/ports.ts';
import { locate } from '../locate.ts';

export const handler = locate(createPorts({ environment: process.env }));
