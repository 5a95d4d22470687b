import {
  ChatError,
  type Connection,
  type Message,
  type Outgoing,
  type Sent,
  type Transport,
  type TransportEvent,
} from '@comptoir/transport';
import { fullCapabilities, messageOf, snapshotOf } from './createScriptedTransport.js';
import type { TestEnvironment } from './createTestEnvironment.js';

/** A backend that stores each message once, behind a network that loses, repeats and reorders. */
export interface LossyBackend {
  readonly transport: Transport;
  /** What is stored, in order. */
  readonly log: Message[];
  /** From now on nothing goes wrong any more. */
  calm(): void;
  operatorSays(): void;
  cut(): void;
}

/** @param dice from 0 up to 1; decides every fault. */
export function createLossyBackend(environment: TestEnvironment, dice: () => number): LossyBackend {
  const log: Message[] = [];
  const listeners = new Set<(event: TransportEvent) => void>();
  const cutters = new Set<(error: ChatError) => void>();
  let isCalm = false;
  const happens = (share: number) => !isCalm && dice() < share;
  const later = (work: () => void) => environment.after(dice() * 300, work);

  function store(rest: Partial<Message>): Message {
    const known = log.find(({ clientId }) => clientId !== undefined && clientId === rest.clientId);
    if (known !== undefined) return known;
    const message = messageOf(log.length + 1, rest);
    log.push(message);
    const event: TransportEvent = { type: 'message', message, cursor: String(log.length) };
    for (const listener of listeners) {
      listener(event);
      if (happens(0.2)) listener(event);
    }
    return message;
  }

  async function attach(from: number | undefined, on: (event: TransportEvent) => void): Promise<Connection> {
    let settle: (error: ChatError | undefined) => void = () => undefined;
    const closed = new Promise<ChatError | undefined>((resolve) => {
      settle = resolve;
    });
    const pending = new Set<(error: ChatError) => void>();
    let isOpen = true;
    // Events travel in order, each a little late, and some are still on the way when the line is cut.
    let line: (() => void)[] = [];
    const deliver = () => {
      if (isOpen) line.shift()?.();
    };
    const listener = (event: TransportEvent) => {
      line.push(() => on(event));
      later(deliver);
    };
    const end = (error: ChatError | undefined) => {
      isOpen = false;
      line = [];
      listeners.delete(listener);
      cutters.delete(end);
      for (const reject of pending) reject(new ChatError('connection_lost'));
      settle(error);
    };
    listeners.add(listener);
    cutters.add(end);

    function send({ clientId, parts }: Outgoing): Promise<Sent> {
      return new Promise((resolve, reject) => {
        pending.add(reject);
        if (happens(0.05)) {
          return reject(new ChatError('rate_limited', { retryAfterMs: Math.floor(dice() * 5_000) }));
        }
        later(() => {
          if (!isOpen) return;
          if (happens(0.1)) return end(new ChatError('connection_lost'));
          const message = store({ clientId, parts, from: 'visitor' });
          if (happens(0.15)) return end(new ChatError('connection_lost'));
          // The answer is swallowed: only a time-out tells.
          if (happens(0.1)) return void environment.after(5_000, () => reject(new ChatError('timeout')));
          later(() => isOpen && resolve({ message, duplicate: false }));
        });
        return undefined;
      });
    }

    const isResumed = from !== undefined && !happens(0.1);
    return {
      snapshot: snapshotOf({
        messages: isResumed ? log.slice(from) : [...log],
        complete: isResumed,
        cursor: String(log.length),
      }),
      capabilities: fullCapabilities,
      closed,
      send,
      close: async () => end(undefined),
    };
  }

  return {
    log,
    calm: () => {
      isCalm = true;
    },
    operatorSays: () => void store({}),
    cut: () => {
      for (const end of [...cutters]) end(new ChatError('connection_lost'));
    },
    transport: {
      name: 'lossy',
      capabilities: fullCapabilities,
      connect: ({ cursor }, on, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new ChatError('aborted')));
          later(() => {
            if (signal.aborted) return;
            if (happens(0.3)) reject(new ChatError('connection_failed'));
            else resolve(attach(cursor === undefined ? undefined : Number(cursor), on));
          });
        }),
    },
  };
}
