const limit = 4096;

/**
 * Remembers what `answer` gave for each key, so that people who share a value share the frozen finding.
 * The key must say everything that the answer depends on; a negative key says that the answer is not to be kept.
 */
export function remembered<Input, Answer>(
  keyOf: (input: Input) => number,
  answer: (input: Input) => Answer,
): (input: Input) => Answer {
  const known = new Map<number, Answer>();
  return (input) => {
    const key = keyOf(input);
    if (key < 0) return answer(input);
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const fresh = answer(input);
    if (known.size < limit) known.set(key, fresh);
    return fresh;
  };
}
