import { ChatError, type ClientId, type ErrorCode, isChatError, type Message } from '@comptoir/transport';
import type { OkFrame, RequestBody } from './createRequests.js';
import type { DeskEnvironment } from './deskEnvironment.js';
import { type OutgoingReply, readReplies, writeReplies } from './outgoingReply.js';

/** Replies on their way: one in flight per conversation, so that their order holds. */
export interface Outbox {
  /** Takes over what a reload of this tab interrupted; answers all that is held for this operator. */
  open(operatorId: string): readonly OutgoingReply[];
  add(reply: OutgoingReply): void;
  retry(clientId: ClientId): void;
  discard(clientId: ClientId): void;
  /** The connection is there: whatever is unconfirmed goes out (again), under its old clientId. */
  resume(): void;
  /** The connection is gone. */
  pause(): void;
}

/** What {@link createOutbox} is made of. */
export interface OutboxOptions {
  readonly environment: Pick<DeskEnvironment, 'after' | 'tab'>;
  ask(body: RequestBody): Promise<OkFrame>;
  onStored(message: Message): void;
  onFailed(clientId: ClientId, code: ErrorCode): void;
}

/** After this many refusals that only ask for patience, the operator decides. */
const patience = 5;

/** When the server asks for patience without naming a time. */
const defaultPauseMs = 2_000;

/** Makes the outbox of one desk. */
export function createOutbox({ environment, ask, onStored, onFailed }: OutboxOptions): Outbox {
  let replies: readonly OutgoingReply[] = [];
  let key = '';
  let running = false;
  const inFlight = new Map<string, ClientId>();
  const refusals = new Map<ClientId, number>();
  const pauses = new Set<() => void>();

  function keep(next: readonly OutgoingReply[]): void {
    replies = next;
    if (key !== '') writeReplies(environment.tab, key, replies);
  }

  function mark(clientId: ClientId, failed: boolean): void {
    refusals.delete(clientId);
    keep(replies.map((reply) => (reply.clientId === clientId ? { ...reply, failed } : reply)));
  }

  function pump(): void {
    if (!running) return;
    for (const reply of replies) {
      if (reply.failed || inFlight.has(reply.conversation)) continue;
      inFlight.set(reply.conversation, reply.clientId);
      void deliver(reply);
    }
  }

  function waitThenPump(reply: OutgoingReply, ms: number): void {
    const stop = environment.after(ms, () => {
      pauses.delete(stop);
      if (inFlight.get(reply.conversation) === reply.clientId) inFlight.delete(reply.conversation);
      pump();
    });
    pauses.add(stop);
  }

  function refused(reply: OutgoingReply, error: ChatError): void {
    if (!running || error.code === 'connection_lost' || error.code === 'timeout') return;
    const asksPatience = error.kind === 'retryable' || error.kind === 'rate-limited';
    const count = (refusals.get(reply.clientId) ?? 0) + 1;
    if (asksPatience && count < patience) {
      refusals.set(reply.clientId, count);
      waitThenPump(reply, error.retryAfterMs ?? defaultPauseMs);
      return;
    }
    inFlight.delete(reply.conversation);
    mark(reply.clientId, true);
    onFailed(reply.clientId, error.code);
    pump();
  }

  async function deliver(reply: OutgoingReply): Promise<void> {
    const { clientId, conversation, parts } = reply;
    try {
      const answer = await ask({ type: 'send', conversation, clientId, parts });
      inFlight.delete(conversation);
      refusals.delete(clientId);
      keep(replies.filter((held) => held.clientId !== clientId));
      if ('message' in answer) onStored(answer.message);
      pump();
    } catch (error) {
      refused(reply, isChatError(error) ? error : new ChatError('server_failed', { cause: error }));
    }
  }

  return {
    open(operatorId) {
      const wanted = `comptoir.desk.outbox.${operatorId}`;
      if (key !== wanted) {
        key = wanted;
        replies = readReplies(environment.tab, key);
      }
      return replies;
    },
    add(reply) {
      keep([...replies, reply]);
      pump();
    },
    retry(clientId) {
      mark(clientId, false);
      pump();
    },
    discard(clientId) {
      refusals.delete(clientId);
      keep(replies.filter((reply) => reply.clientId !== clientId || !reply.failed));
    },
    resume() {
      running = true;
      inFlight.clear();
      pump();
    },
    pause() {
      running = false;
      inFlight.clear();
      for (const stop of pauses) stop();
      pauses.clear();
    },
  };
}
