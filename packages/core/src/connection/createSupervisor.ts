import {
  ChatError,
  type Connection,
  type Hello,
  isChatError,
  type TransportEvent,
} from '@comptoir/transport';
import type { Environment } from '../environment.js';
import type { ConnectionState, SessionOptions } from '../session.js';
import { type ConnectionEvent, initialSupervision, reduceConnection } from './reduceConnection.js';

type Transport = SessionOptions['transport'];

/** A connection that lives this long has earned a fresh start of the back-off. */
const stableAfterMs = 30_000;
/** A hidden tab keeps its connection this long, for the unread badge and a quick return. */
const restAfterHiddenMs = 300_000;
/** A swallowed connection request is never answered by the network itself. */
const attemptTimeoutMs = 20_000;

/** What the supervisor is given. */
export interface SupervisorOptions {
  readonly transport: Transport;
  readonly environment: Environment;
  /** What to say in the next attempt. */
  hello(): Hello;
  /** What has to be done to a hello before it is said; asked before each attempt. */
  prove(): ((hello: Hello) => Promise<Hello>) | undefined;
  /** The backend refused the token. */
  onTokenRefused(): void;
  /** Called after each change; when online, `connection()` is already there. */
  onState(state: ConnectionState): void;
  /** In order, and never before `onState` told that we are online. */
  onEvent(event: TransportEvent): void;
}

/** Keeps one connection alive. */
export interface Supervisor {
  /** The live connection and the signal that ends with it. */
  live(): Live | undefined;
  start(): void;
  /** Cuts a wait short. */
  hurry(): void;
  /** Connects anew, whatever the link says of itself. */
  restore(): void;
  /** Ends the live connection as if the backend had. */
  drop(error: ChatError): void;
  reset(): void;
  destroy(): void;
}

/** A connection with the signal of its attempt, which is aborted when it is over. */
export interface Live {
  readonly connection: Connection;
  readonly signal: AbortSignal;
}

function asChatError(cause: unknown): ChatError {
  return isChatError(cause) ? cause : new ChatError('connection_failed', { cause });
}

/** Makes the one that connects, waits, suspends and connects again; the decisions are `reduceConnection`. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { environment, transport } = options;
  // Whoever sets the clock back must not lengthen a wait, nor shorten what the backend asked for.
  const { now, steady = now } = environment;
  let at = initialSupervision;
  let live: Live | undefined;
  let controller: AbortController;
  let leave: (() => void) | undefined;
  let stopHiddenTimer: (() => void) | undefined;
  let isCached = false;

  function dispatch(event: ConnectionEvent): void {
    const before = at;
    at = reduceConnection(at, event);
    if (at.state === before.state) return;
    leave?.();
    leave = undefined;
    if (at.anew && !before.anew) options.onTokenRefused();
    leave = enter(at.state);
    const { state } = at;
    options.onState(
      state.phase === 'waiting' ? { ...state, retryAt: state.retryAt - steady() + now() } : state,
    );
  }

  function fail(type: 'failed' | 'dropped', error: ChatError, token: boolean): void {
    dispatch({ type, error, token, now: steady(), random: environment.random() });
  }

  function enter(state: ConnectionState): (() => void) | undefined {
    if (state.phase === 'connecting') return attempt();
    if (live) return serve(live);
    if (state.phase === 'waiting') {
      return environment.after(Math.max(0, state.retryAt - steady()), () => dispatch({ type: 'due' }));
    }
    return undefined;
  }

  function attempt(): () => void {
    const mine = new AbortController();
    controller = mine;
    const { signal } = mine;
    const early: TransportEvent[] = [];
    const hello = options.hello();
    const isLive = () => live?.signal === signal;
    const failed = (cause: unknown) => {
      if (!signal.aborted && !isLive()) fail('failed', asChatError(cause), hello.session !== undefined);
    };
    const stopTimer = environment.after(attemptTimeoutMs, () => failed(new ChatError('timeout')));

    // An adapter may resolve and go on speaking in the same tick, before the snapshot was looked at.
    const onEvent = (event: TransportEvent) => {
      if (isLive()) options.onEvent(event);
      else early.push(event);
    };
    const connected = (connection: Connection) => {
      if (signal.aborted) return close(connection);
      live = { connection, signal };
      dispatch({ type: 'connected', resumed: hello.cursor !== undefined && connection.snapshot.complete });
      for (const event of early) if (isLive()) options.onEvent(event);
    };
    const prove = options.prove();
    (async () => transport.connect(prove ? await prove(hello) : hello, onEvent, signal))()
      .then(connected)
      .catch(failed);
    return () => {
      stopTimer();
      if (!isLive()) mine.abort();
    };
  }

  function close(connection: Connection): void {
    (async () => connection.close())().catch((error) => environment.report?.(error));
  }

  function serve({ connection, signal }: Live): () => void {
    const dropped = (error: ChatError | undefined) => {
      if (!signal.aborted) fail('dropped', error ?? new ChatError('connection_lost'), true);
    };
    connection.closed.then(dropped, (cause) => dropped(asChatError(cause)));
    const stopTimer = environment.after(stableAfterMs, () => dispatch({ type: 'stable' }));
    return () => {
      live = undefined;
      stopTimer();
      controller.abort();
      close(connection);
    };
  }

  function hide(): void {
    stopHiddenTimer?.();
    stopHiddenTimer = environment.after(restAfterHiddenMs, () => dispatch({ type: 'rested', why: 'hidden' }));
  }

  const hurry = () => dispatch({ type: 'hurried', now: steady() });
  const restore = () => dispatch({ type: 'restored', now: steady() });
  const stopWake = environment.onWake((reason) => {
    if (reason !== 'online') stopHiddenTimer?.();
    // A page is seen again before it is told where it was: one attempt is enough.
    if (reason === 'pageshow') {
      isCached = false;
      restore();
    } else if (!isCached) hurry();
  });
  const stopRest = environment.onRest((reason) => {
    if (reason === 'hidden') hide();
    else {
      isCached = reason === 'pagehide';
      dispatch({ type: 'rested', why: isCached ? 'hidden' : 'offline' });
    }
  });
  if (!environment.visible()) hide();

  return {
    live: () => live,
    start: () => dispatch({ type: 'started', now: steady() }),
    hurry,
    restore,
    drop: (error) => fail('dropped', error, true),
    reset: () => dispatch({ type: 'reset' }),
    destroy: () => {
      stopHiddenTimer?.();
      stopWake();
      stopRest();
      dispatch({ type: 'destroyed' });
    },
  };
}
