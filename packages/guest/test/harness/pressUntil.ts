import type { Visit } from './createVisit.js';

/**
 * Presses “Try again”, where the window says that a part of it could not be had, until there is what the part makes.
 *
 * @returns how often.
 */
export async function pressUntil(visit: Visit, wanted: string): Promise<number> {
  for (let times = 0; ; times++) {
    const found = await visit.until(
      `${wanted}, or a way to try again`,
      (selector: string) =>
        [selector, '.p-note .p-text'].find((one) =>
          document.querySelector('comptoir-counter')?.shadowRoot?.querySelector(one),
        ),
      wanted,
    );
    if (found === wanted) return times;
    await visit.tab.click(found);
  }
}
