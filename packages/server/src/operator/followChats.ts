import type { DeskChat } from '@comptoir/transport/wire';
import { createSerial } from '../live/serial.js';
import type { Service } from '../service.js';
import type { Peer } from '../socket/peer.js';
import { describeChat } from './describeChat.js';

/** Keeps one desk's chats up to date, each from the position it was shown at. */
export interface ChatFollower {
  /**
   * Describes all open chats of the operator and those of `ended` that are his, lets `welcome` send them, and follows
   * the open ones from there. Whatever is asked for meanwhile comes after it.
   */
  begin(ended: readonly string[], welcome: (chats: readonly DeskChat[]) => Promise<void>): Promise<void>;
  /** An ended chat is shown once more, then no longer followed: the desk may have put it away since. */
  show(conversation: string): void;
  wake(conversation: string): void;
  remove(conversation: string): void;
  /** Tells the messages with files once more, as they are now: their links are fresh again. */
  renewLinks(): void;
}

const pageSize = 50;

/** So many messages with files, the newest ones of a chat, are told again when their links should be made anew. */
const renewed = 50;

/** One desk does one thing at a time, so that a chat is never shown before what happened to it earlier. */
export function followChats(service: Service, peer: Peer, operator: string): ChatFollower {
  const { storage } = service;
  const line = createSerial();
  const positions = new Map<string, number>();
  const inLine = (work: () => Promise<void>): void => service.background(line.run(work));

  const drain = async (conversation: string): Promise<void> => {
    for (;;) {
      const after = positions.get(conversation);
      if (after === undefined) return;
      const stretch = await storage.log.conversationChanges(conversation, after, pageSize);
      for (const change of stretch.changes) {
        const frame =
          change.type === 'removed'
            ? ({ type: 'removed', conversation, id: change.id } as const)
            : ({ type: 'message', message: change.message } as const);
        if (!(await peer.sendInStep(frame))) return;
        positions.set(conversation, change.position.seq);
      }
      positions.set(conversation, stretch.end.seq);
      if (!stretch.more) return;
    }
  };
  const removedSince = async (conversation: string, after: number): Promise<readonly string[]> => {
    const { changes, end, more } = await storage.log.conversationChanges(conversation, after, pageSize);
    const ids = changes.flatMap((change) => (change.type === 'removed' ? [change.id] : []));
    return more ? [...ids, ...(await removedSince(conversation, end.seq))] : ids;
  };
  const show = async (conversation: string): Promise<void> => {
    const record = await storage.conversations.byId(conversation);
    if (record?.operator !== operator) return;
    const ended = record.phase === 'ended';
    if (ended && !positions.has(conversation)) return;
    const after = positions.get(conversation);
    const { chat, lastSeq } = await describeChat(service, record);
    // A page does not say what is missing from it, and the stream goes on behind it.
    const missed = after === undefined ? [] : await removedSince(conversation, after);
    for (const id of missed) await peer.sendInStep({ type: 'removed', conversation, id });
    if (ended) positions.delete(conversation);
    else positions.set(conversation, lastSeq);
    await peer.sendInStep({ type: 'chat', chat });
  };
  const tellFiles = async (): Promise<void> => {
    for (const [conversation, told] of [...positions]) {
      for (const { message, position } of await storage.log.withFiles({ conversation }, renewed)) {
        if (position.seq > told) continue;
        if (!(await peer.sendInStep({ type: 'message', message }))) return;
      }
    }
  };
  return {
    renewLinks: () => inLine(tellFiles),
    begin: (ended, welcome) =>
      line.run(async () => {
        const open = await storage.conversations.ofOperator(operator);
        const named = await Promise.all([...new Set(ended)].map((id) => storage.conversations.byId(id)));
        const over = named.flatMap((record) =>
          record?.operator === operator && record.phase === 'ended' ? [record] : [],
        );
        const described = await Promise.all(
          [...over, ...open].map((record) => describeChat(service, record)),
        );
        for (const { chat, lastSeq } of described) {
          if (chat.conversation.phase !== 'ended') positions.set(chat.conversation.id, lastSeq);
        }
        await welcome(described.map(({ chat }) => chat));
      }),
    show: (conversation) => inLine(() => show(conversation)),
    wake: (conversation) => inLine(() => drain(conversation)),
    remove: (conversation) =>
      inLine(async () => {
        // Perhaps it has come back in the meantime: then there is nothing to take away.
        if ((await storage.conversations.byId(conversation))?.operator === operator) return;
        if (positions.delete(conversation)) peer.send({ type: 'chatRemoved', conversation });
      }),
  };
}
