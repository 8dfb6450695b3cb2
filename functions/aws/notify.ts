import { createPorts } from '../../lib/aws/ports.ts';
import { notify } from '../notify.ts';

export const handler = notify(createPorts({ environment: process.env }));
