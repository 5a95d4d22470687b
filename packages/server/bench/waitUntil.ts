const ms = 120_000;

/** Looks every 50 ms. @throws Error after two minutes. */
export async function waitUntil(check: () => boolean): Promise<void> {
  const end = performance.now() + ms;
  while (!check()) {
    if (performance.now() > end) throw new Error(`not so after ${ms} ms: ${String(check)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
