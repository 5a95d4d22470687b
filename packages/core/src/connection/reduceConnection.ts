import type { ChatError } from '@comptoir/transport';
import type { ConnectionState } from '../session.js';
import { backoff } from './backoff.js';

/** The public state and what must be remembered to leave it well. */
export interface Supervision {
  readonly state: ConnectionState;
  /** Attempts and connections that failed since a connection last proved stable. */
  readonly failures: number;
  /** The token was refused and forgotten since a connection last proved stable. */
  readonly anew: boolean;
  /** What the backend asked for by `retryAfterMs`; nothing connects before `until`. */
  readonly hold?: { readonly until: number; readonly error: ChatError };
}

/** Why a connection is over, with the dice and the clock that the pure function lacks. */
interface Failure {
  readonly error: ChatError;
  readonly now: number;
  readonly random: number;
  /** Whether there is a token that could be forgotten. */
  readonly token: boolean;
}

/** Everything that can happen to a connection. Times in milliseconds since the epoch. */
export type ConnectionEvent =
  | { readonly type: 'started'; readonly now: number }
  /** Somebody wants it now: the network is back, the page is seen, a button was pressed, a message waits. */
  | { readonly type: 'hurried'; readonly now: number }
  /** The page came out of the back-forward cache, or slept: a socket lies about being open. */
  | { readonly type: 'restored'; readonly now: number }
  | { readonly type: 'connected'; readonly resumed: boolean }
  /** The attempt came to nothing. */
  | ({ readonly type: 'failed' } & Failure)
  /** The live connection ended. */
  | ({ readonly type: 'dropped' } & Failure)
  /** The connection has lived long enough to forgive the past. */
  | { readonly type: 'stable' }
  /** The wait is over. */
  | { readonly type: 'due' }
  | { readonly type: 'rested'; readonly why: 'hidden' | 'offline' }
  | { readonly type: 'reset' }
  | { readonly type: 'destroyed' };

/** Where every session begins. */
export const initialSupervision: Supervision = { state: { phase: 'idle' }, failures: 0, anew: false };

function connecting(at: Supervision): Supervision {
  return { ...at, state: { phase: 'connecting', attempt: at.failures + 1 } };
}

function withoutHold({ hold: _, ...at }: Supervision): Supervision {
  return at;
}

function connectAsSoonAsAllowed(at: Supervision, now: number): Supervision {
  const { hold, failures } = at;
  if (!hold || hold.until <= now) return connecting(at);
  return { ...at, state: { phase: 'waiting', attempt: failures, retryAt: hold.until, error: hold.error } };
}

/**
 * A link that broke by itself is back at once. When that fails, the server is down and everybody waits for it: then
 * no second of the first half minute may see more than a fifth of them.
 */
function returnDelay(failures: number, random: number): number {
  return failures === 0 ? backoff(0, random) : backoff(failures, random, 5_000);
}

function isFinal(event: Failure & { type: 'failed' | 'dropped' }): boolean {
  const { kind, code } = event.error;
  // A hello that was refused once is refused always; a frame that broke a live connection is not a hello.
  const refused = event.type === 'failed' && (kind === 'rejected' || kind === 'too-large');
  return (
    kind === 'auth' || kind === 'fatal' || kind === 'unsupported' || (refused && code !== 'cursor_unknown')
  );
}

function afterFailure(at: Supervision, event: Failure & { type: 'failed' | 'dropped' }): Supervision {
  const { error, now, random } = event;
  if (error.kind === 'auth' && event.token && !at.anew) {
    return connectAsSoonAsAllowed({ ...at, anew: true }, now);
  }
  if (isFinal(event)) return { ...at, state: { phase: 'closed', error } };
  const asked = error.retryAfterMs;
  const wait = now + Math.max(returnDelay(at.failures, random), asked ?? 0);
  const retryAt = Math.max(wait, at.hold?.until ?? wait);
  const failures = at.failures + 1;
  const next: Supervision = {
    ...at,
    failures,
    state: { phase: 'waiting', attempt: failures, retryAt, error },
  };
  return asked === undefined ? next : { ...next, hold: { until: retryAt, error } };
}

/**
 * The next state of a connection. Answers the same `state` object when nothing changes, so that the effects
 * of a state begin once.
 */
export function reduceConnection(at: Supervision, event: ConnectionEvent): Supervision {
  const { phase } = at.state;
  const isOver = phase === 'closed';
  switch (event.type) {
    case 'started':
    case 'hurried':
      if (phase === 'idle' && event.type === 'started') return connectAsSoonAsAllowed(at, event.now);
      if (phase === 'waiting' && at.hold && at.hold.until > event.now) return at;
      // An attempt out of turn must not lengthen the next wait: whoever writes ten messages into a dead
      // network would else wait half a minute after it is back.
      if (phase === 'waiting') {
        return connectAsSoonAsAllowed({ ...at, failures: Math.max(0, at.failures - 1) }, event.now);
      }
      return phase === 'suspended' ? connectAsSoonAsAllowed(at, event.now) : at;
    case 'restored':
      return phase === 'idle' || isOver ? at : connectAsSoonAsAllowed(at, event.now);
    case 'connected':
      return phase === 'connecting' ? { ...at, state: { phase: 'online', resumed: event.resumed } } : at;
    case 'failed':
      return phase === 'connecting' ? afterFailure(at, event) : at;
    case 'dropped':
      return phase === 'online' ? afterFailure(at, event) : at;
    case 'stable':
      return phase === 'online' ? { state: at.state, failures: 0, anew: false } : at;
    case 'due':
      // The wait was served, whatever a clock that was set back says.
      return phase === 'waiting' ? connecting(withoutHold(at)) : at;
    case 'rested':
      return phase === 'idle' || phase === 'suspended' || isOver
        ? at
        : { ...at, state: { phase: 'suspended', why: event.why } };
    case 'reset':
      return { ...at, ...initialSupervision };
    case 'destroyed':
      return { ...at, state: { phase: 'closed' } };
  }
}
