/** Remembers what a pure computation answered: the same few things are asked at every look at a case. */

/** Forgets everything before it would remember more than `most` answers. */
export const remembering = <Asked, Answer extends NonNullable<unknown>>(
  compute: (asked: Asked) => Answer,
  most = 100_000,
): ((asked: Asked) => Answer) => {
  const answers = new Map<Asked, Answer>();
  return (asked) => {
    const known = answers.get(asked);
    if (known !== undefined) return known;
    const answer = compute(asked);
    if (answers.size >= most) answers.clear();
    answers.set(asked, answer);
    return answer;
  };
};

/** Remembers what was answered of an object, for as long as somebody holds it. */
export const rememberingEach = <About extends object, Answer extends NonNullable<unknown>>(
  compute: (about: About) => Answer,
): ((about: About) => Answer) => {
  const answers = new WeakMap<About, Answer>();
  return (about) => {
    const known = answers.get(about);
    if (known !== undefined) return known;
    const answer = compute(about);
    answers.set(about, answer);
    return answer;
  };
};

/** Remembers, for as long as somebody holds the object that was asked about, what was last answered of it under a policy or the like. */
export const rememberingOf = <About extends object, Under, Answer>(
  compute: (about: About, under: Under) => Answer,
): ((about: About, under: Under) => Answer) => {
  const answers = new WeakMap<About, { readonly under: Under; readonly answer: Answer }>();
  return (about, under) => {
    const known = answers.get(about);
    if (known?.under === under) return known.answer;
    const answer = compute(about, under);
    answers.set(about, { under, answer });
    return answer;
  };
};
