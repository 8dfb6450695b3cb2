/** Tells every listener. One that throws does not disturb the work: its error surfaces afterwards, as an uncaught one. */
export function notify<T>(listeners: Iterable<(news: T) => void>, news: T): void {
  for (const listener of listeners) {
    try {
      listener(news);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
