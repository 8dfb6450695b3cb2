import { createPorts } from '../../lib/aws/ports.ts';
import { decide } from '../decide.ts';

export const handler = decide(createPorts({ environment: process.env }));
