import { describe } from 'vitest';
import { startDynalite } from './backends/dynalite.ts';
import { dynamoDBContract } from './dynamodb-contract.ts';

describe('the case store on dynalite', () => dynamoDBContract(startDynalite));
