/** People to admit, over HTTP: fifty to a unit, all in one facility. */

export const facility = 'Hartford Correctional Center';
const peopleInUnit = 50;
const atOnce = 32;

export const unitOf = (number: number): string => `Unit ${Math.floor(number / peopleInUnit)}`;
export const unitsOf = (people: number): number => Math.floor(people / peopleInUnit);

/** Throws when the API did not take it. */
export const admit = async (url: string, number: number, at: Date): Promise<void> => {
  const answer = await fetch(`${url}/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `admission-${number}` },
    body: JSON.stringify({
      case: `CT-${number}`,
      at: at.toISOString(),
      legalStatus: 'accused',
      place: { facility, unit: unitOf(number) },
    }),
  });
  if (answer.status !== 201) throw new Error(`Admission ${number}: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
};

/** So many at once, each as soon as one before has been answered, until the last or for so long; answers where it ended. */
export const each = async (
  {
    from,
    to,
    until = Number.POSITIVE_INFINITY,
  }: { readonly from: number; readonly to: number; readonly until?: number },
  act: (number: number) => Promise<void>,
): Promise<number> => {
  let next = from;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < to && Date.now() < until) {
        const number = next;
        next += 1;
        await act(number);
      }
    }),
  );
  return next;
};

/** Admits one after another, so many a second, from a number on until `meanwhile` is done; answers the number after the last. */
export const whileAdmitting = async (
  { url, from, perSecond }: { readonly url: string; readonly from: number; readonly perSecond: number },
  meanwhile: () => Promise<void>,
): Promise<number> => {
  let next = from;
  let on = true;
  const began = performance.now();
  const admitting = async (): Promise<void> => {
    while (on) {
      await admit(url, next, new Date());
      next += 1;
      const ahead = ((next - from) * 1000) / perSecond - (performance.now() - began);
      if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead));
    }
  };
  await Promise.all([
    admitting(),
    meanwhile().finally(() => {
      on = false;
    }),
  ]);
  return next;
};
