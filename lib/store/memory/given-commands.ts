/** Given commands in memory. */
import type { GivenCommand, GivenCommands } from '../given-commands.ts';

export const createGivenCommands = (): GivenCommands => {
  const given = new Map<string, GivenCommand>();
  return {
    giveCommand: async (command) => {
      const standing = given.get(command.key);
      if (standing !== undefined && standing.rememberedUntil > command.givenAt) return standing;
      given.set(command.key, command);
      return command;
    },
    answerCommand: async (key, answer) => {
      const standing = given.get(key);
      if (standing === undefined) return answer;
      if (standing.answer === undefined) given.set(key, { ...standing, answer });
      return standing.answer ?? answer;
    },
  };
};
