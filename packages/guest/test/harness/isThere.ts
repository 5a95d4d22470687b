import type { Visit } from './createVisit.js';

/** Waits until our shadow root has a match. */
export async function isThere(visit: Visit, selector: string): Promise<void> {
  await visit.until(
    selector,
    (wanted: string) =>
      Boolean(document.querySelector('comptoir-counter')?.shadowRoot?.querySelector(wanted)),
    selector,
  );
}
