import { createPorts } from '../../lib/aws/ports.ts';
import { tellOperations } from '../tell-operations.ts';

export const handler = tellOperations(createPorts({ environment: process.env }));
