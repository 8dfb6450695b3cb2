import { deployed } from '../deployed.ts';
import { tellOperations } from '../tell-operations.ts';

export const handler = deployed('tell-operations', tellOperations);
