import type { Visit } from './createVisit.js';

/** Presses “Try again” where it stands. Runs in the page: between a look and a press from outside, it may have gone. */
function lookOrPress(wanted: string): 'there' | 'pressed' | undefined {
  const root = document.querySelector('comptoir-counter')?.shadowRoot;
  if (root?.querySelector(wanted)) return 'there';
  const again = root?.querySelector<HTMLElement>('.p-note .p-text');
  again?.click();
  return again ? 'pressed' : undefined;
}

/** Waits until a part could not be had, and presses “Try again”. */
export async function pressAgain(visit: Visit): Promise<void> {
  await visit.until('a way to try again', lookOrPress, ':not(*)');
}

/**
 * Presses “Try again”, where the window says that a part of it could not be had, until there is what the part makes.
 *
 * @returns how often.
 */
export async function pressUntil(visit: Visit, wanted: string): Promise<number> {
  for (let times = 0; ; times++) {
    const found = await visit.until(`${wanted}, or a way to try again`, lookOrPress, wanted);
    if (found === 'there') return times;
  }
}
