// Placeholders in a definition, as CloudFormation's DefinitionSubstitutions fills them: ${DecideFunction} becomes its value.

const PLACEHOLDER = /\$\{([A-Za-z0-9_.:-]+)\}/g;

/**
 * The definition with each ${Name} in a string replaced. Calls `missing`, which throws, with the path and name of a
 * placeholder for which there is no value.
 */
export function substitute(
  definition: unknown,
  values: Readonly<Record<string, string>>,
  missing: (path: readonly string[], name: string) => never,
  path: readonly string[] = [],
): unknown {
  if (typeof definition === 'string') {
    return definition.replace(PLACEHOLDER, (_, name: string) => {
      return Object.hasOwn(values, name) ? String(values[name]) : missing(path, name);
    });
  }
  if (Array.isArray(definition)) {
    return definition.map((item, index) => substitute(item, values, missing, [...path, String(index)]));
  }
  if (typeof definition !== 'object' || definition === null) return definition;
  return Object.fromEntries(
    Object.entries(definition).map(([key, value]) => [key, substitute(value, values, missing, [...path, key])]),
  );
}
