import { ChatError, type ConversationId, isChatError, type Message } from '@comptoir/transport';
import {
  type OperatorFrame,
  type OperatorRequest,
  parseServerToOperatorFrame,
  protocolVersion,
  type ServerToOperatorFrame,
} from '@comptoir/transport/wire';
import { WebSocket } from 'ws';
import { createSignal, type Signal } from './createSignal.js';

type WithoutId<Request> = Request extends { id: string } ? Omit<Request, 'id'> : never;

/** One chat as this desk shows it. */
export interface DeskList {
  readonly messages: ReadonlyMap<string, Message>;
  /** Whether older messages exist that the desk was not given. */
  readonly earlier: boolean;
}

/** What became of a request: done, refused, or nobody knows. */
export interface Deed {
  readonly outcome: 'ok' | 'failed' | 'unknown';
  /** Of an answered `send`. */
  readonly message?: Message;
}

/** An operator at a desk that signs in and comes back by itself, over the operator protocol alone. */
export interface Operator {
  readonly signal: Signal;
  readonly isConnected: () => boolean;
  /** The chats this desk has now, by conversation. */
  readonly chats: ReadonlyMap<ConversationId, DeskList>;
  ask(request: WithoutId<OperatorRequest>): Promise<Deed>;
  tell(frame: OperatorFrame): void;
  close(): Promise<void>;
}

/** A frame that is lost on the way is never answered; longer than this nobody waits for it. */
const answerMs = 10_000;
const retryMs = 50;

/** @param address asked at each attempt: where the server is, and the cookie of this operator. */
export function createOperator(
  address: () => Promise<{ readonly url: string; readonly cookie: string }>,
): Operator {
  const signal = createSignal();
  const chats = new Map<ConversationId, { messages: Map<string, Message>; earlier: boolean }>();
  const pending = new Map<string, (answer: ServerToOperatorFrame | ChatError) => void>();
  let socket: WebSocket | undefined;
  let isConnected = false;
  let isOver = false;
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settleGone: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    settleGone = resolve;
  });

  function hear(frame: ServerToOperatorFrame): void {
    if (frame.type === 'welcome') {
      chats.clear();
      for (const chat of frame.chats) hear({ type: 'chat', chat });
      isConnected = true;
    } else if (frame.type === 'chat') {
      const { conversation, messages, before } = frame.chat;
      chats.set(conversation.id, {
        messages: new Map(messages.flatMap((one) => (one.removed ? [] : [[one.id, one] as const]))),
        earlier: before !== undefined,
      });
    } else if (frame.type === 'chatRemoved') chats.delete(frame.conversation);
    else if (frame.type === 'message' && !frame.message.removed) {
      chats.get(frame.message.conversation)?.messages.set(frame.message.id, frame.message);
    } else if (frame.type === 'removed') chats.get(frame.conversation)?.messages.delete(frame.id);
    else if ((frame.type === 'ok' || frame.type === 'error') && frame.id !== undefined) {
      pending.get(frame.id)?.(frame.type === 'ok' ? frame : new ChatError(frame.code, frame));
    }
  }

  function lose(): void {
    isConnected = false;
    for (const settle of [...pending.values()]) settle(new ChatError('connection_lost'));
    if (isOver) settleGone();
    else timer = setTimeout(connect, retryMs);
    signal.changed();
  }

  async function connect(): Promise<void> {
    const place = await address().catch(() => undefined);
    if (isOver) return settleGone();
    if (place === undefined) return lose();
    const { url, cookie } = place;
    const opened = new WebSocket(`${url.replace('http', 'ws')}/v1/operator`, { headers: { cookie } });
    socket = opened;
    // The close that follows says it all.
    opened.on('error', () => undefined);
    opened.on('open', () => opened.send(JSON.stringify({ type: 'hello', version: protocolVersion })));
    opened.on('close', lose);
    opened.on('message', (data) => {
      const frame = parseServerToOperatorFrame(String(data));
      if (frame === undefined) return;
      hear(frame);
      signal.changed();
    });
  }
  void connect();

  function request(rest: WithoutId<OperatorRequest>): Promise<ServerToOperatorFrame> {
    count += 1;
    const id = `d${count}`;
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => pending.get(id)?.(new ChatError('timeout')), answerMs);
      pending.set(id, (answer) => {
        pending.delete(id);
        clearTimeout(deadline);
        if (isChatError(answer)) reject(answer);
        else resolve(answer);
      });
      socket?.send(JSON.stringify({ ...rest, id }));
    });
  }

  return {
    signal,
    chats,
    isConnected: () => isConnected,
    async ask(rest) {
      if (!isConnected) return { outcome: 'failed' };
      try {
        const answer = await request(rest);
        return 'message' in answer && answer.type === 'ok'
          ? { outcome: 'ok', message: answer.message }
          : { outcome: 'ok' };
      } catch (error) {
        const isRefused = isChatError(error) && error.kind !== 'retryable';
        return { outcome: isRefused ? 'failed' : 'unknown' };
      }
    },
    tell(frame) {
      if (isConnected) socket?.send(JSON.stringify(frame));
    },
    close() {
      isOver = true;
      clearTimeout(timer);
      if (socket === undefined || socket.readyState === WebSocket.CLOSED) settleGone();
      socket?.terminate();
      return gone;
    },
  };
}
