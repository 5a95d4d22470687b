import { ChatError } from '@comptoir/transport';

/** Throws `rate_limited` when a budget asks to wait; does nothing for 0. */
export function assertWithinRate(retryAfterMs: number, what: string): void {
  if (retryAfterMs === 0) return;
  const message = `${what}: too many in a short time; try again after retryAfterMs.`;
  throw new ChatError('rate_limited', { message, retryAfterMs });
}
