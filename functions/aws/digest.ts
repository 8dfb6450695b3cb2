import { createPorts } from '../../lib/aws/ports.ts';
import { digest } from '../digest.ts';

export const handler = digest(createPorts({ environment: process.env }));
