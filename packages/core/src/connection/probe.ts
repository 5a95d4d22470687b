import type { Environment } from '../environment.js';
import type { Live } from './createSupervisor.js';

/** A slow line answers a small question in this time; a dead one never does. */
const answerMs = 5_000;

/**
 * Asks the backend for something small and resolves to whether it answers. A refusal is an answer, too.
 *
 * A backend without older messages cannot be asked; its own heartbeat must do.
 */
export async function probe({ connection, signal }: Live, { after }: Environment): Promise<boolean> {
  if (!connection.history) return true;
  let stopTimer = (): void => undefined;
  const late = new Promise<boolean>((resolve) => {
    stopTimer = after(answerMs, () => resolve(false));
    signal.addEventListener('abort', () => resolve(true));
  });
  const answered = (async () => connection.history?.({ limit: 1 }, { signal }))().then(
    () => true,
    () => true,
  );
  const isAlive = await Promise.race([answered, late]);
  stopTimer();
  return isAlive;
}
