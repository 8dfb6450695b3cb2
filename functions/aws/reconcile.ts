import { createPorts } from '../../lib/aws/ports.ts';
import { reconcile } from '../reconcile.ts';

export const handler = reconcile(createPorts({ environment: process.env }));
