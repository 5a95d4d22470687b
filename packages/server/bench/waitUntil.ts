/** Looks every 50 ms. @throws Error after `ms`. */
export async function waitUntil(check: () => boolean, ms = 120_000): Promise<void> {
  const end = performance.now() + ms;
  while (!check()) {
    if (performance.now() > end) throw new Error(`not so after ${ms} ms: ${String(check)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
