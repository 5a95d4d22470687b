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
  /** The journey that is under way; an answer to another one is late and ignored. */
  let journey: { readonly live: Live; readonly clientId: ClientId } | undefined;
  /** Failures in a row on one connection, and how long to pause on it. */
  let pause: { readonly live: Live; readonly failures: number; readonly until: number } | undefined;
  /** What the backend asked for; outlives the connection. */
  let holdUntil = 0;
  let stopTimer: (() => void) | undefined;

  function pump(): void {
    const live = options.live();
    const { outbox } = options.state();
    const entry = outbox.find(({ status }) => status === 'pending');
    if (journey !== undefined) {
      const isStillOut = outbox.some(({ clientId }) => clientId === journey?.clientId);
      if (journey.live === live && isStillOut) return;
      journey = undefined;
    }
    if (live === undefined || entry === undefined) return;
    stopTimer?.();
    const pausedUntil = pause?.live === live ? pause.until : 0;
    const waitMs = Math.max(holdUntil, pausedUntil) - environment.now();
    if (waitMs > 0) {
      stopTimer = environment.after(waitMs, () => {
        // The wait was served, whatever a clock that was set back says.
        holdUntil = 0;
        if (pause !== undefined) pause = { ...pause, until: 0 };
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
    const mine = { live, clientId: entry.clientId };
    journey = mine;
    carry(live, entry, entry.isTried && dedupe === 'lookup').then(
      (message) => {
        if (journey !== mine) return;
        pause = undefined;
        options.onStored({ clientId: entry.clientId, ...message });
        if (journey === mine) journey = undefined;
        pump();
      },
      (cause) => {
        if (journey !== mine) return;
        journey = undefined;
        fail(mine, isChatError(cause) ? cause : new ChatError('server_failed', { cause }));
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
      if (found !== undefined) return found;
      if (signal.aborted) throw new ChatError('aborted');
    }
    change({ type: 'tried', clientId });
    const intent = outgoingIntent(entry.intent, options.state().conversation);
    const message: Outgoing = { clientId, parts, ...(intent !== undefined && { intent }) };
    return (await connection.send(message, { signal })).message;
  }

  function fail({ live, clientId }: NonNullable<typeof journey>, error: ChatError): void {
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
    const failures = pause?.live === live ? pause.failures : 0;
    // An unknown outcome is cleared up at once; only an error that repeats itself is given time.
    const isFirst = failures === 0 && kind !== 'rate-limited';
    pause = {
      live,
      failures: failures + 1,
      until: isFirst ? now : now + backoff(failures, environment.random()),
    };
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
