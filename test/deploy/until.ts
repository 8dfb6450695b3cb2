/** Waits for something to come true, asking twice a second; says what it waited for when it does not. */
export const until = async <Answer>(
  what: string,
  seconds: number,
  ask: () => Promise<Answer | undefined | false> | Answer | undefined | false,
): Promise<Answer> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s, and still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};
