import type { Environment } from '../environment.js';
import { isRunning } from '../outbox/outgoingIntent.js';
import { writeOutbox } from '../outbox/storeOutbox.js';
import { ratingDue } from '../ratingDue.js';
import type { Vault } from '../storage/createVault.js';
import { createStores, type Stores } from './createStores.js';
import { emptyState, type SessionState } from './sessionState.js';

/** The one place where the state of a session changes. */
export interface StateHolder {
  readonly stores: Stores['stores'];
  get(): SessionState;
  /** Stores what must survive, then shows it. A subscriber that throws is reported and disturbs nobody. */
  update(next: Partial<SessionState>): void;
  /** Forgets everything but the connection; shown with the next update. */
  clear(): void;
}

/** Makes the holder. */
export function createStateHolder(first: SessionState, vault: Vault, environment: Environment): StateHolder {
  let state = first;
  const { stores, publish } = createStores(first);

  function update(next: Partial<SessionState>): void {
    const before = state;
    state = { ...state, ...next };
    const { conversation, log, capabilities, outbox } = state;
    // Written before anybody can see or send it: what is shown survives a reload.
    if (outbox !== before.outbox) vault.write('outbox', writeOutbox(outbox));
    const answered = () => vault.read('declined') ?? state.answered;
    const due = ratingDue(conversation, log.stored, capabilities, answered);
    const isNeeded = isRunning(conversation) || due !== undefined || outbox.length > 0;
    if (state.isKnown || isNeeded) vault.write('running', isNeeded ? '1' : undefined);
    try {
      publish(state, due);
    } catch (error) {
      environment.report?.(error);
    }
  }

  return {
    stores,
    get: () => state,
    update,
    clear: () => {
      state = { ...emptyState(state.capabilities), connection: state.connection };
    },
  };
}
