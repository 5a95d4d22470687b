const patienceMs = 30_000;

/** Lets everything that is due now happen: renderings, effects, promises. Faster than a timer, which browsers hold back. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

/** Waits until something holds. @throws Error that says what did not. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
