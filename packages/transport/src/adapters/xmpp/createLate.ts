import { ChatError } from '../../errors.js';
import type { FileRef, Message } from '../../model.js';
import type { Call, Capabilities, HistoryPage, Outgoing, Sent } from '../../transport.js';
import { askDesk } from './askDesk.js';
import { checkOutgoing } from './checkOutgoing.js';
import type { Archive, Page } from './createArchive.js';
import type { Calls } from './createCalls.js';
import type { Room } from './createRoom.js';
import type { Stream } from './createStream.js';
import { escapeXml } from './escapeXml.js';
import { namespaces } from './namespaces.js';
import { readPosition, writePosition } from './Position.js';
import { randomHex } from './randomHex.js';
import { uploadFile } from './uploadFile.js';
import type { Verbs } from './verbs.js';
import { writeJson } from './writeJson.js';
import { writeParts } from './writeParts.js';

/** What the methods of a connection work with. */
export interface LateOptions {
  readonly stream: Stream;
  readonly calls: Calls;
  readonly archive: Archive;
  readonly room: Room;
  readonly address: string;
  readonly ticket: string;
  readonly desk: string;
  readonly files: string;
  readonly capabilities: Capabilities;
  /** By clientId, so that a retried upload is one file. */
  readonly uploads: Map<string, FileRef>;
}

const noStore = `<no-store xmlns="${namespaces.hints}"/>`;

/** Makes the methods of a connection; nobody needs them before the first letter. */
export function createLate(options: LateOptions): Verbs {
  const { stream, calls, archive, room, address, ticket, desk, files, capabilities, uploads } = options;
  const { history, upload } = capabilities;
  const maxPage = history === false ? 1 : history.maxPage;
  let lane: Promise<unknown> = Promise.resolve();

  const ask = async (name: string, value: object, call?: Call) => {
    const { state } = await askDesk(stream, desk, name, { room: ticket, ...value }, call);
    room.apply(state);
  };
  const say = (body: string, id = randomHex(8)) =>
    stream.send(
      `<message xmlns="${namespaces.client}" type="groupchat" to="${escapeXml(address)}" id="${escapeXml(id)}">${body}</message>`,
    );

  /** There is a conversation with this intent when it resolves. */
  async function prepare(intent: string | undefined): Promise<string> {
    const { conversation } = room.state;
    const isOther = intent !== undefined && intent !== conversation?.intent;
    if (!conversation || conversation.phase === 'ended' || isOther) {
      await ask('start', { intent: intent ?? conversation?.intent ?? 'chat' });
    }
    return room.state.conversation?.id ?? '';
  }

  async function toHistory({ entries, more }: Page, hasBefore: boolean): Promise<HistoryPage> {
    const placed = await room.read(entries);
    const [first, last] = [entries[0], entries.at(-1)];
    return {
      messages: placed.map(({ message }) => message),
      ...(first && hasBefore && more && { before: writePosition(first.position) }),
      ...(last && placed.length > 0 && { after: writePosition(last.position) }),
    };
  }

  return {
    send(message: Outgoing, call?: Call) {
      let isWritten = false;
      let stop: (() => void) | undefined;
      const { clientId } = message;
      return calls.enter<Sent>(
        call,
        ({ resolve, reject, isDone }) => {
          checkOutgoing(message, capabilities.maxText);
          const content = writeParts(message.parts);
          lane = lane
            .then(() => (isDone() ? '' : prepare(message.intent)))
            .then((thread) => {
              if (isDone()) return;
              stop = room.await(clientId, {
                stored: (placed) => resolve({ ...placed, duplicate: false }),
                failed: ({ code, message: words }) =>
                  reject(new ChatError(code, { message: words, outcome: 'not-sent' })),
              });
              const origin = `<origin-id xmlns="${namespaces.stableId}" id="${escapeXml(clientId)}"/>`;
              const markable = `<markable xmlns="${namespaces.markers}"/>`;
              isWritten = say(
                `${content}<thread>${escapeXml(thread)}</thread>${origin}${markable}`,
                clientId,
              );
            })
            .catch(reject);
          return () => stop?.();
        },
        { outcome: () => (isWritten ? 'unknown' : 'not-sent') },
      );
    },
    async find(ids, call) {
      const wanted = new Set(ids);
      const found = new Map<string, Message>();
      let page = await archive.newest(maxPage, call);
      for (;;) {
        for (const { message } of await room.read(page.entries)) {
          const { clientId, from } = message;
          if (clientId && from === 'visitor' && wanted.has(clientId)) found.set(clientId, message);
        }
        const [first] = page.entries;
        if (!first || !page.more || found.size === wanted.size) return found;
        page = await archive.before(first.position, maxPage, call);
      }
    },
    history: async ({ before, after, limit }, call) => {
      const max = Math.max(1, Math.min(limit, maxPage));
      if (after !== undefined) return toHistory(await archive.after(readPosition(after), max, call), false);
      const page =
        before === undefined ? archive.newest(max, call) : archive.before(readPosition(before), max, call);
      return toHistory(await page, true);
    },
    ...(upload !== false && {
      upload: (file, call) =>
        calls.enter<FileRef>(
          call,
          ({ resolve, reject }) => {
            const known = uploads.get(file.clientId);
            if (known) resolve(known);
            const controller = new AbortController();
            const limits = { service: files, maxBytes: upload.maxBytes };
            if (!known)
              uploadFile(file, limits, stream, controller.signal).then((ref) => {
                uploads.set(file.clientId, ref);
                resolve(ref);
              }, reject);
            return () => controller.abort();
          },
          { timeoutMs: 0 },
        ),
    }),
    typing({ on }) {
      say(`<${on ? 'composing' : 'paused'} xmlns="${namespaces.chatStates}"/>${noStore}`);
    },
    markRead: (upTo, call) =>
      calls.enter<void>(call, ({ resolve, reject }) => {
        const id = randomHex(8);
        const stop = room.await(id, { passed: () => resolve(), failed: reject });
        say(`<displayed xmlns="${namespaces.markers}" id="${escapeXml(upTo)}"/>${noStore}`, id);
        return stop;
      }),
    rate: (conversation, rating, call) => ask('rate', { conversation, rating }, call),
    end: (call) => ask('end', {}, call),
    leave: (note, call) => ask('leave', { note }, call),
    context(context) {
      say(`<context xmlns="${namespaces.desk}">${writeJson(context)}</context>${noStore}`);
    },
  };
}
