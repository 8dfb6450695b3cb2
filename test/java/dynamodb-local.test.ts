import { describe, expect, it } from 'vitest';
import { reasonToLeaveOut, startDynamoDBLocal } from '../store/backends/dynamodb-local.ts';
import { dynamoDBContract } from '../store/dynamodb-contract.ts';

const reason = reasonToLeaveOut();

describe("the case store on Amazon's DynamoDB Local", () => {
  if (reason === undefined) dynamoDBContract(startDynamoDBLocal);
  else {
    console.warn(`Amazon's DynamoDB Local is left out on this machine: ${reason}.`);
    it(`is left out on this machine: ${reason}`, () => expect(reason).toBeTruthy());
  }
});
