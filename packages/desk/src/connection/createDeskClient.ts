import {
  ChatError,
  type ClientId,
  type ConversationId,
  createClientId,
  type ErrorCode,
  isChatError,
  type Message,
  type Part,
} from '@comptoir/transport';
import {
  closeCodes,
  type OperatorFrame,
  protocolVersion,
  type ServerToOperatorFrame,
} from '@comptoir/transport/wire';
import { backOffMs } from './backOffMs.js';
import { createHeartbeat } from './createHeartbeat.js';
import { createOutbox } from './createOutbox.js';
import { createRequests, type OkFrame, type RequestBody } from './createRequests.js';
import type { DeskConnection } from './deskConnection.js';
import type { DeskEnvironment, DeskSocket } from './deskEnvironment.js';
import type { OutgoingReply } from './outgoingReply.js';

/** The desk's line to the server: it comes back by itself and loses no reply. */
export interface DeskClient {
  start(): void;
  /** Shows the reply at once (`onEcho`) and delivers it as soon as it can be, exactly once. */
  send(conversation: ConversationId, parts: readonly Part[]): ClientId;
  retry(clientId: ClientId): void;
  discard(clientId: ClientId): void;
  /** @throws ChatError also `connection_lost` at once while there is no connection. */
  request(body: Exclude<RequestBody, { type: 'send' }>): Promise<OkFrame>;
  /** Dropped while there is no connection: old typing is of no use. */
  typing(conversation: ConversationId, on: boolean): void;
  /** Cuts a wait short. */
  reconnect(): void;
  /** Lets go of the socket and every timer; a later `start` begins anew. */
  stop(): void;
}

/** What {@link createDeskClient} is made of. */
export interface DeskClientOptions {
  readonly environment: DeskEnvironment;
  /** The validator of the wire: `undefined` for frames of an unknown type, throws on malformed ones. */
  parse(text: string): ServerToOperatorFrame | undefined;
  /** Whether the sign-in still holds; asked when a connection was refused before its welcome. */
  signedIn(): Promise<boolean | 'unreachable'>;
  /** Chats that are over and still shown: what became of them is asked for with every connection. */
  ended(): readonly ConversationId[];
  onConnection(connection: DeskConnection): void;
  onFrame(frame: ServerToOperatorFrame): void;
  onEcho(reply: OutgoingReply): void;
  onStored(message: Message): void;
  onFailed(clientId: ClientId, code: ErrorCode): void;
  /** A frame that could not be read; the connection lives on. */
  onProblem(error: ChatError): void;
}

/** The longest a handshake and its welcome may take. */
const welcomeTimeoutMs = 10_000;

/** Only a connection that lasted this long proves that the trouble is over. */
const steadyMs = 30_000;

const finalCodes: Readonly<Record<number, 'signed-out' | 'banned' | 'version'>> = {
  [closeCodes.auth]: 'signed-out',
  [closeCodes.banned]: 'banned',
  [closeCodes.protocol]: 'version',
};

/** Makes the client; nothing happens before `start`. */
export function createDeskClient(options: DeskClientOptions): DeskClient {
  const { environment } = options;
  let socket: DeskSocket | undefined;
  let online = false;
  let attempt = 0;
  let run = 0;
  let stopWake: (() => void) | undefined;
  let phase: DeskConnection['phase'] | undefined;
  const timers = new Set<() => void>();

  const heartbeat = createHeartbeat({
    environment,
    ping: () => write({ type: 'ping' }),
    onDead: () => socket?.close(),
  });
  const requests = createRequests({ environment, write, onTimeout: () => socket?.close() });
  const outbox = createOutbox({
    environment,
    ask: (body) => requests.ask(body),
    onStored: options.onStored,
    onFailed: options.onFailed,
  });

  function tell(connection: DeskConnection): void {
    phase = connection.phase;
    options.onConnection(connection);
  }

  function write(frame: OperatorFrame): void {
    if (socket === undefined || !online) throw new ChatError('connection_lost', { outcome: 'not-sent' });
    socket.send(JSON.stringify(frame));
  }

  function later(ms: number, callback: () => void): void {
    const stop = environment.after(ms, () => {
      timers.delete(stop);
      callback();
    });
    timers.add(stop);
  }

  function release(): void {
    for (const stop of timers) stop();
    timers.clear();
    heartbeat.stop();
    outbox.pause();
    online = false;
    socket = undefined;
    requests.failAll(new ChatError('connection_lost', { outcome: 'unknown' }));
  }

  function finish(reason: Extract<DeskConnection, { phase: 'closed' }>['reason']): void {
    run++;
    stopWake?.();
    stopWake = undefined;
    const open = socket;
    release();
    open?.close();
    tell({ phase: 'closed', reason });
  }

  function receive(text: string): void {
    let frame: ServerToOperatorFrame | undefined;
    try {
      frame = options.parse(text);
    } catch (error) {
      options.onProblem(isChatError(error) ? error : new ChatError('bad_frame', { cause: error }));
      return;
    }
    if (frame === undefined) return;
    if (frame.type === 'welcome') {
      for (const stop of timers) stop();
      timers.clear();
      online = true;
      options.onFrame(frame);
      for (const reply of outbox.open(frame.operator.id)) options.onEcho(reply);
      tell({ phase: 'online' });
      heartbeat.start();
      later(steadyMs, () => {
        attempt = 0;
      });
      outbox.resume();
    } else if (!requests.settle(frame)) options.onFrame(frame);
  }

  async function closed(code: number, ofRun: number): Promise<void> {
    if (ofRun !== run) return;
    const wasOnline = online;
    release();
    const final = finalCodes[code];
    if (final !== undefined) return finish(final);
    const delay = backOffMs(attempt, environment.random());
    tell({ phase: 'waiting', attempt, retryAt: environment.now() + delay });
    later(delay, connect);
    // A refused handshake reaches the page as a plain 1006: only the server can say whether we are signed out.
    if (!wasOnline && (await options.signedIn()) === false && ofRun === run && phase !== 'online') {
      finish('signed-out');
    }
  }

  function connect(): void {
    for (const stop of timers) stop();
    timers.clear();
    attempt++;
    const ofRun = run;
    tell({ phase: 'connecting', attempt });
    const opened: DeskSocket = environment.openSocket({
      onOpen: () => {
        if (ofRun !== run) return;
        const hello: OperatorFrame = { type: 'hello', version: protocolVersion, ended: options.ended() };
        opened.send(JSON.stringify(hello));
      },
      onText(text) {
        if (ofRun !== run || socket !== opened) return;
        heartbeat.seen();
        receive(text);
      },
      onClose: (code) => void (socket === opened && closed(code, ofRun)),
    });
    socket = opened;
    later(welcomeTimeoutMs, () => opened.close());
  }

  function reconnect(): void {
    if (phase === 'waiting') connect();
  }

  return {
    start() {
      if (stopWake !== undefined) return;
      run++;
      attempt = 0;
      stopWake = environment.onWake(reconnect);
      connect();
    },
    send(conversation, parts) {
      const at = environment.now();
      const reply = { clientId: createClientId(at), conversation, parts, at, failed: false };
      options.onEcho(reply);
      outbox.add(reply);
      return reply.clientId;
    },
    retry: (clientId) => outbox.retry(clientId),
    discard: (clientId) => outbox.discard(clientId),
    request: (body) => requests.ask(body),
    typing(conversation, on) {
      if (online) write({ type: 'typing', conversation, on });
    },
    reconnect,
    stop: () => finish('stopped'),
  };
}
