import { ChatError, type ClientId, isChatError, type Message, type Outgoing } from '@comptoir/transport';
import { backoff } from '../connection/backoff.js';
import type { Live } from '../connection/createSupervisor.js';
import type { Environment } from '../environment.js';
import type { SessionState } from '../state/sessionState.js';
import type { OutboxChange, OutboxEntry } from './outbox.js';
import { outgoingIntent } from './outgoingIntent.js';

/** What the courier is given. */
export interface CourierOptions {
  readonly environment: Environment;
  live(): Live | undefined;
  state(): SessionState;
  change(change: OutboxChange): void;
  /** The backend has it. */
  onStored(message: Message): void;
  /** The failure of a send was really one of the connection. */
  onBroken(error: ChatError): void;
}

/** Carries the outbox to the backend: one message at a time, in order. */
export interface Courier {
  /** Goes on if it can; called whenever something may have changed. */
  pump(): void;
  /** Forgets what is in flight; its answer, if any, comes in vain. */
  stop(): void;
}

/** Makes the courier. It never sends twice what a backend without `dedupe` may already have. */
export function createCourier(options: CourierOptions): Courier {
  const { environment, change } = options;
  /** The connection that journey, failures and pause belong to. */
  let current: Live | undefined;
  /** The journey that is under way; an answer to another one is late and ignored. */
  let journey: { readonly clientId: ClientId } | undefined;
  /** In a row. */
  let failures = 0;
  let pausedUntil = 0;
  /** What the backend asked for; outlives the connection. */
  let holdUntil = 0;
  let stopTimer: (() => void) | undefined;

  function pump(): void {
    const live = options.live();
    const { outbox } = options.state();
    if (live !== current) {
      current = live;
      journey = undefined;
      failures = pausedUntil = 0;
    }
    if (outbox.some(({ clientId }) => clientId === journey?.clientId)) return;
    journey = undefined;
    const entry = outbox.find(({ status }) => status === 'pending');
    if (!live || !entry) return;
    stopTimer?.();
    const waitMs = Math.max(holdUntil, pausedUntil) - environment.now();
    if (waitMs > 0) {
      stopTimer = environment.after(waitMs, () => {
        // The wait was served, whatever a clock that was set back says.
        holdUntil = pausedUntil = 0;
        pump();
      });
      return;
    }
    const { dedupe } = live.connection.capabilities;
    if (entry.isTried && dedupe === 'none') {
      change({ type: 'doubted', clientId: entry.clientId });
      pump();
      return;
    }
    const mine = { clientId: entry.clientId };
    journey = mine;
    carry(live, entry, entry.isTried && dedupe === 'lookup').then(
      (message) => {
        if (journey !== mine) return;
        failures = pausedUntil = 0;
        options.onStored({ clientId: entry.clientId, ...message });
        if (journey === mine) journey = undefined;
        pump();
      },
      (cause) => {
        if (journey !== mine) return;
        journey = undefined;
        fail(mine.clientId, isChatError(cause) ? cause : new ChatError('server_failed', { cause }));
        pump();
      },
    );
  }

  async function carry(
    { connection, signal }: Live,
    entry: OutboxEntry,
    isLookup: boolean,
  ): Promise<Message> {
    const { clientId, parts } = entry;
    if (isLookup) {
      const found = (await connection.find?.([clientId], { signal }))?.get(clientId);
      if (found) return found;
      if (signal.aborted) throw new ChatError('aborted');
    }
    change({ type: 'tried', clientId });
    const intent = outgoingIntent(entry.intent, options.state().conversation);
    const message: Outgoing = { clientId, parts, ...(intent !== undefined && { intent }) };
    return (await connection.send(message, { signal })).message;
  }

  function fail(clientId: ClientId, error: ChatError): void {
    const { kind, outcome, retryAfterMs } = error;
    if (kind === 'rejected' || kind === 'too-large' || kind === 'unsupported') {
      change({ type: 'failed', clientId, error });
      return;
    }
    // To be told to slow down is to be told that it was not stored.
    if (outcome === 'not-sent' || kind === 'rate-limited') change({ type: 'returned', clientId });
    if (kind === 'auth' || kind === 'fatal') {
      options.onBroken(error);
      return;
    }
    const now = environment.now();
    // An unknown outcome is cleared up at once; only an error that repeats itself is given time.
    const isFirst = failures === 0 && kind !== 'rate-limited';
    pausedUntil = isFirst ? now : now + backoff(failures, environment.random());
    failures++;
    holdUntil = Math.max(holdUntil, now + (retryAfterMs ?? 0));
  }

  return {
    pump,
    stop: () => {
      journey = undefined;
      stopTimer?.();
    },
  };
}
