/** A state machine's definition as it lies in `workflows/`, and which placeholders the stack has to fill. */
import type { MachineName } from '../casework/machines.ts';
import { workflow } from '../simulation/workflows.ts';

export class PlaceholderUnknown extends Error {
  override readonly name = 'PlaceholderUnknown';
}

/** One line, so that the template stays small; the text is what people read in `workflows/`. */
export const definitionOf = (machine: MachineName): string => JSON.stringify(workflow(machine));

/** Names inside `${…}`, each once. */
export const placeholdersIn = (definition: string): readonly string[] => [
  ...new Set([...definition.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name)),
];

/** A value for each placeholder of the definition and nothing else. Throws PlaceholderUnknown, naming what nobody can fill. */
export const substitutionsFor = (
  machine: MachineName,
  fill: (placeholder: string) => string | undefined,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    placeholdersIn(definitionOf(machine)).map((placeholder) => {
      const value = fill(placeholder);
      if (value !== undefined) return [placeholder, value];
      throw new PlaceholderUnknown(
        `workflows/${machine}.asl.json asks for \${${placeholder}}, which names no function and no machine. Correct the name, or add it to lib/infrastructure/function-list.ts.`,
      );
    }),
  );
