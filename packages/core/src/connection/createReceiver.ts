import { ChatError, type Cursor, type SessionToken, type TransportEvent } from '@comptoir/transport';
import type { Environment } from '../environment.js';
import type { Reading } from '../messages/createReading.js';
import type { ConnectionState } from '../session.js';
import { reduceEvent } from '../state/reduceEvent.js';
import { reduceSnapshot } from '../state/reduceSnapshot.js';
import type { SessionState } from '../state/sessionState.js';
import type { Identity } from '../storage/createIdentity.js';
import type { LateCompany } from '../tabs/createLateCompany.js';
import type { Live, Supervisor } from './createSupervisor.js';

/** What the receiver is given. */
export interface ReceiverOptions extends Pick<Supervisor, 'live' | 'drop'> {
  readonly environment: Environment;
  readonly identity: Identity;
  readonly reading: Reading;
  readonly company: LateCompany;
  state(): SessionState;
  update(next: Partial<SessionState>): void;
  /** The log was replaced by another page of it. */
  onAnew(): void;
  /** After everything. */
  onChange(): void;
}

/** Takes in what the backend says, and how far it has been heard. */
export interface Receiver {
  onState(connection: ConnectionState): void;
  onEvent(event: TransportEvent): void;
  /** Behind the last of what was taken in. */
  cursor(): Cursor | undefined;
  /** The next connection begins anew. */
  forget(): void;
  /** Lets go of its timer. */
  stop(): void;
}

/** Makes the receiver. */
export function createReceiver(options: ReceiverOptions): Receiver {
  const { environment, identity, reading, company, state, update, live, drop, onAnew, onChange } = options;
  let cursor: Cursor | undefined;
  let stopTyping: (() => void) | undefined;

  function keepToken(given: SessionToken): void {
    if (identity.keep(given)) company.tell({ type: 'seated' });
  }

  function onState(connection: ConnectionState): void {
    const from = live();
    if (connection.phase === 'online' && from) onOnline(connection, from);
    else {
      stopTyping?.();
      company.still();
      update({ connection, typing: undefined });
    }
    onChange();
  }

  function onOnline(connection: ConnectionState & { phase: 'online' }, from: Live): void {
    const { snapshot } = from.connection;
    // Two tabs that are opened at once are one visitor.
    if (identity.isLate(snapshot.session)) {
      drop(new ChatError('connection_lost'));
      return;
    }
    keepToken(snapshot.session);
    company.join();
    if (!connection.resumed) onAnew();
    update(reduceSnapshot(state(), connection, from.connection, reading.seen(), environment.now()));
    // A subscriber may have ended this connection; its cursor must then not outlive it.
    if (live() !== from) return;
    cursor = snapshot.cursor ?? (connection.resumed ? cursor : undefined);
    reading.compare(snapshot.seenUpTo);
  }

  function onEvent(event: TransportEvent): void {
    const from = live();
    if (event.type === 'error') environment.report?.(event.error);
    if (event.type === 'gap') {
      cursor = undefined;
      drop(new ChatError('connection_lost'));
    }
    if (event.type === 'session') keepToken(event.session);
    if (event.type === 'typing' && event.on) {
      stopTyping?.();
      // Ends what the other side forgot to end.
      stopTyping = environment.after(event.ttlMs, () => update({ typing: undefined }));
    }
    const next = reduceEvent(state(), event);
    if (next !== state()) update(next);
    // Only after every listener returned: what one of them lost in a crash comes again.
    if (live() === from && 'cursor' in event && event.cursor !== undefined) cursor = event.cursor;
    onChange();
  }

  return {
    onState,
    onEvent,
    cursor: () => cursor,
    forget: () => {
      cursor = undefined;
    },
    stop: () => stopTyping?.(),
  };
}
