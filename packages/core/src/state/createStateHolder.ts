import { atom, batch, type WritableAtom } from 'nanostores';
import type { Environment } from '../environment.js';
import type { Outbox } from '../outbox/outbox.js';
import { isRunning } from '../outbox/outgoingIntent.js';
import { toEcho } from '../outbox/toEcho.js';
import { ratingDue } from '../ratingDue.js';
import type { ChatMessage, Session } from '../session.js';
import type { Vault } from '../storage/createVault.js';
import { emptyState, type SessionState } from './sessionState.js';
import { type View, viewOf } from './viewOf.js';

type Atoms = { readonly [Name in keyof View]: WritableAtom<View[Name]> };

/** The one place where the state of a session changes, and the stores that show it. */
export interface StateHolder {
  readonly stores: Atoms & Pick<Session, '$draft' | '$tray'>;
  get(): SessionState;
  /**
   * Shows what has changed: subscribers see all of it or nothing. One that throws is reported
   * and disturbs nobody.
   */
  update(next: Partial<SessionState>): void;
  /** Forgets everything but the connection; shown with the next update. */
  clear(): void;
}

const look = (outbox: Outbox) =>
  outbox.map(({ clientId, status, parts }) => clientId + status + JSON.stringify(parts)).join();

/** Makes the holder; nothing is shared between two sessions. */
export function createStateHolder(first: SessionState, vault: Vault, environment: Environment): StateHolder {
  let state = first;
  let shown = first;
  let messages: readonly ChatMessage[] = [];
  const atoms = Object.fromEntries(
    Object.entries(viewOf(first, messages)).map(([name, value]) => [name, atom<unknown>(value)]),
  );

  function update(next: Partial<SessionState>): void {
    state = { ...state, ...next };
    const { conversation, log, capabilities, outbox, skewMs } = state;
    const answered = () => vault.read('declined') ?? state.answered;
    const due = ratingDue(conversation, log.stored, capabilities, answered);
    const isNeeded =
      isRunning(conversation) || due !== undefined || outbox.length > 0 || vault.read('unsent') !== undefined;
    if (state.isKnown || isNeeded) vault.write('running', isNeeded ? '1' : undefined);
    // That a message is on its way is not seen, so it must not cost a rendering.
    if (log.stored !== shown.log.stored || look(outbox) !== look(shown.outbox)) {
      const echoes = outbox.map((entry) => toEcho(entry, conversation?.id ?? '', skewMs));
      messages = [...log.stored, ...echoes];
    }
    shown = state;
    try {
      batch(() => {
        for (const [name, value] of Object.entries(viewOf(shown, messages, due))) atoms[name]?.set(value);
      });
    } catch (error) {
      environment.report?.(error);
    }
  }

  return {
    stores: { ...(atoms as unknown as Atoms), $draft: atom(''), $tray: atom([]) },
    get: () => state,
    update,
    clear: () => {
      state = { ...emptyState(state.capabilities), connection: state.connection };
    },
  };
}
