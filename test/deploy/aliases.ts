/** What the templates' aliases of state machines would have made, by the API that the emulator does have. */
import {
  CreateStateMachineAliasCommand,
  ListStateMachinesCommand,
  PublishStateMachineVersionCommand,
  SFNClient,
  UpdateStateMachineAliasCommand,
} from '@aws-sdk/client-sfn';

/** Publishes each machine as it now is, and moves its live alias there. */
export const publishMachines = async (region: string): Promise<readonly string[]> => {
  const sfn = new SFNClient({ region });
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  for (const { stateMachineArn } of stateMachines) {
    const { stateMachineVersionArn } = await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn }));
    const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }];
    try {
      await sfn.send(new CreateStateMachineAliasCommand({ name: 'live', routingConfiguration }));
    } catch (taken) {
      if (!(taken instanceof Error) || taken.name !== 'ConflictException') throw taken;
      await sfn.send(
        new UpdateStateMachineAliasCommand({ stateMachineAliasArn: `${stateMachineArn}:live`, routingConfiguration }),
      );
    }
  }
  return stateMachines.map(({ name }) => String(name));
};
