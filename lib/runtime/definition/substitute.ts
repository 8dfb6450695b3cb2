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
): unknown {
  const path: string[] = [];
  const filledIn = (_: string, name: string): string =>
    Object.hasOwn(values, name) ? String(values[name]) : missing(path, name);
  const within = (key: string, value: unknown): unknown => {
    path.push(key);
    const filled = substituted(value);
    path.pop();
    return filled;
  };
  const substituted = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(PLACEHOLDER, filledIn);
    if (Array.isArray(value)) return value.map((item, index) => within(String(index), item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, within(key, inner)]));
  };
  return substituted(definition);
}
