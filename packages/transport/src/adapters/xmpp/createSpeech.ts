import type {
  ClientId,
  ConversationId,
  FileRef,
  Message,
  MessageId,
  OfflineNote,
  Rating,
  VisitorContext,
} from '../../model.js';
import type {
  Capabilities,
  HistoryPage,
  HistoryQuery,
  Outgoing,
  OutgoingFile,
  Sent,
} from '../../transport.js';
import { askDesk } from './askDesk.js';
import { checkOutgoing } from './checkOutgoing.js';
import type { Archive, Page } from './createArchive.js';
import type { Own } from './createCalls.js';
import type { Log } from './createLog.js';
import type { Room } from './createRoom.js';
import type { Stream } from './createStream.js';
import type { Echo } from './Echo.js';
import { escapeXml } from './escapeXml.js';
import { namespaces } from './namespaces.js';
import { readPosition, writePosition } from './Position.js';
import { randomHex } from './randomHex.js';
import { talkNamespaces } from './talkNamespaces.js';
import { uploadFile } from './uploadFile.js';
import { writeJson } from './writeJson.js';
import { writeParts } from './writeParts.js';

/** The methods of a connection as they are done; each is handed bounds of its own. */
export interface Speech {
  send(message: Outgoing, own: Own): Promise<Sent>;
  find(ids: readonly ClientId[], own: Own): Promise<ReadonlyMap<ClientId, Message>>;
  history(query: HistoryQuery, own: Own): Promise<HistoryPage>;
  upload(file: OutgoingFile, own: Own): Promise<FileRef>;
  markRead(upTo: MessageId, own: Own): Promise<void>;
  rate(conversation: ConversationId, rating: Rating, own: Own): Promise<void>;
  end(own: Own): Promise<void>;
  leave(note: OfflineNote, own: Own): Promise<void>;
  typing(state: { readonly on: boolean }): void;
  context(context: VisitorContext): void;
}

/** What the methods work with. */
export interface SpeechOptions {
  readonly stream: Stream;
  readonly archive: Archive;
  readonly read: Log['read'];
  readonly room: Pick<Room, 'state' | 'apply'>;
  readonly echoes: Set<Echo>;
  readonly address: string;
  /** Local part of the room's address. */
  readonly ticket: string;
  readonly desk: string;
  readonly files: string;
  readonly pageSize: number;
  readonly capabilities: Capabilities;
  /** By clientId, so that a retried upload is one file. */
  readonly uploads: Map<string, FileRef>;
}

const noStore = `<no-store xmlns="${talkNamespaces.hints}"/>`;

/** Makes the methods of a connection. */
export function createSpeech(options: SpeechOptions): Speech {
  const { stream, archive, read, room, echoes, address, ticket, desk, files, pageSize } = options;
  const { capabilities, uploads } = options;
  let lane: Promise<unknown> = Promise.resolve();

  const ask = async (name: string, value: object, own: Own) =>
    room.apply((await askDesk(stream, desk, name, { room: ticket, ...value }, own)).state);

  const say = (body: string, id = randomHex(8)) =>
    stream.send(
      `<message xmlns="${namespaces.client}" type="groupchat" to="${escapeXml(address)}" id="${escapeXml(id)}">${body}</message>`,
    );

  /** Says it, and waits for its echo as long as the call does. */
  function sayAndWait(body: string, { signal }: Own, echo: Echo): boolean {
    echoes.add(echo);
    signal.addEventListener('abort', () => echoes.delete(echo));
    return say(body, echo.id);
  }

  /** There is a conversation with this intent when it resolves. */
  async function prepare(intent: string | undefined, own: Own): Promise<string> {
    const { conversation } = room.state;
    const isOther = intent !== undefined && intent !== conversation?.intent;
    if (!conversation || conversation.phase === 'ended' || isOther) {
      await ask('start', { intent: intent ?? conversation?.intent ?? 'chat' }, own);
    }
    return room.state.conversation?.id ?? '';
  }

  return {
    send: (message, own) =>
      new Promise((resolve, reject) => {
        checkOutgoing(message, capabilities.maxText);
        const { clientId, parts, intent } = message;
        const content = writeParts(parts);
        const origin = `<origin-id xmlns="${talkNamespaces.stableId}" id="${escapeXml(clientId)}"/>`;
        const marks = `${origin}<markable xmlns="${talkNamespaces.markers}"/>`;
        const turn = async () => {
          if (own.signal.aborted) return;
          const thread = await prepare(intent, own);
          if (own.signal.aborted) return;
          const isWritten = sayAndWait(`${content}<thread>${escapeXml(thread)}</thread>${marks}`, own, {
            id: clientId,
            heard: (placed) => placed && resolve({ ...placed, duplicate: false }),
            failed(error) {
              own.outcome = 'not-sent';
              reject(error);
            },
          });
          if (isWritten) own.outcome = 'unknown';
        };
        lane = lane.then(turn).catch(reject);
      }),
    async find(ids, own) {
      const found = new Map<string, Message>();
      let page = await archive.newest(pageSize, own);
      for (;;) {
        for (const { message } of read(page.entries)) {
          const { clientId, from } = message;
          if (clientId && from === 'visitor' && ids.includes(clientId)) found.set(clientId, message);
        }
        const [first] = page.entries;
        if (!first || !page.more || found.size === new Set(ids).size) return found;
        page = await archive.before(first.position, pageSize, own);
      }
    },
    async history({ before, after, limit }, own) {
      const max = Math.max(1, Math.min(limit, pageSize));
      let page: Page;
      if (after !== undefined) page = await archive.after(readPosition(after), max, own);
      else if (before !== undefined) page = await archive.before(readPosition(before), max, own);
      else page = await archive.newest(max, own);
      const { entries, more } = page;
      const placed = read(entries);
      const [first, last] = [entries[0], entries.at(-1)];
      return {
        messages: placed.map(({ message }) => message),
        ...(first && after === undefined && more && { before: writePosition(first.position) }),
        ...(last && placed.length > 0 && { after: writePosition(last.position) }),
      };
    },
    async upload(file, { signal }) {
      const { upload } = capabilities;
      const limits = { service: files, maxBytes: upload ? upload.maxBytes : 0 };
      const ref = uploads.get(file.clientId) ?? (await uploadFile(file, limits, stream, signal));
      uploads.set(file.clientId, ref);
      return ref;
    },
    markRead: (upTo, own) =>
      new Promise((resolve, failed) => {
        const marker = `<displayed xmlns="${talkNamespaces.markers}" id="${escapeXml(upTo)}"/>`;
        sayAndWait(`${marker}${noStore}`, own, { id: randomHex(8), heard: () => resolve(), failed });
      }),
    rate: (conversation, rating, own) => ask('rate', { conversation, rating }, own),
    end: (own) => ask('end', {}, own),
    leave: (note, own) => ask('leave', { note }, own),
    typing({ on }) {
      say(`<${on ? 'composing' : 'paused'} xmlns="${talkNamespaces.chatStates}"/>${noStore}`);
    },
    context(context) {
      say(`<context xmlns="${namespaces.desk}">${writeJson(context)}</context>${noStore}`);
    },
  };
}
