import { createPorts } from '../../lib/aws/ports.ts';
import { park } from '../park.ts';

export const handler = park(createPorts({ environment: process.env }));
