import type { SendOutcome } from '../../errors.js';
import { ChatError } from '../../errors.js';
import type { FileRef, Message } from '../../model.js';
import type { Call, Capabilities, Connection, HistoryPage, HistoryQuery } from '../../transport.js';
import { askDesk } from './askDesk.js';
import { checkOutgoing } from './checkOutgoing.js';
import type { Archive } from './createArchive.js';
import type { Calls } from './createCalls.js';
import type { Log, Placed } from './createLog.js';
import type { Outlet } from './createOutlet.js';
import type { Room } from './createRoom.js';
import type { Stream } from './createStream.js';
import { escapeXml } from './escapeXml.js';
import * as namespaces from './namespaces.js';
import { readPosition, writePosition } from './Position.js';
import { randomHex } from './randomHex.js';
import { toXml } from './toXml.js';
import { uploadFile } from './uploadFile.js';
import { writeJson } from './writeJson.js';
import { writeParts } from './writeParts.js';
import { pageSize } from './xmppCapabilities.js';

/** Told what became of the stanza of this id: passed on by the room, kept by the archive, or refused. */
export type Echo = (id: string, became: Placed | ChatError | undefined) => void;

/** The methods of a connection, apart from its end. */
export type Speech = Omit<Connection, 'snapshot' | 'capabilities' | 'closed' | 'close'>;

/** What the methods work with. */
export interface SpeechOptions {
  readonly stream: Stream;
  readonly calls: Calls;
  readonly outlet: Outlet;
  readonly room: Room;
  readonly archive: Archive;
  readonly log: Log;
  /** Whoever waits for a stanza of his to come back. */
  readonly echoes: Set<Echo>;
  readonly address: string;
  /** Local part of the room's address. */
  readonly ticket: string;
  readonly desk: string;
  readonly files: string;
  readonly capabilities: Capabilities;
  /** By clientId, so that a retried upload is one file. */
  readonly uploads: Map<string, FileRef>;
}

/** Makes the methods of a connection. */
export function createSpeech(options: SpeechOptions): Speech {
  const { stream, calls, room, address, ticket, desk, files, capabilities, uploads } = options;
  const { archive, log, echoes } = options;
  const { upload, maxText } = capabilities;
  let lane: Promise<unknown> = Promise.resolve();

  const ask = async (name: string, value: object, call?: Call) =>
    room.apply((await askDesk(stream, desk, name, { room: ticket, ...value }, call)).state);

  const say = (body: string, id = randomHex(8)) =>
    stream.send('message', { type: 'groupchat', to: address, id }, body);

  const murmur = (body: string, id?: string) =>
    say(body + toXml('no-store', { xmlns: namespaces.hints }), id);

  /** Listens for what becomes of a stanza as long as the call lasts. */
  function listen(signal: AbortSignal, echo: Echo): void {
    echoes.add(echo);
    signal.addEventListener('abort', () => echoes.delete(echo));
  }

  /** There is a conversation with this intent when it resolves. */
  async function prepare(intent: string | undefined, call: Call): Promise<string> {
    const { conversation } = room.state;
    const wanted = intent ?? conversation?.intent ?? 'chat';
    const isRunning = conversation && conversation.phase !== 'ended';
    if (!isRunning || wanted !== conversation.intent) await ask('start', { intent: wanted }, call);
    return room.state.conversation?.id ?? '';
  }

  async function history({ before, after, limit }: HistoryQuery, call?: Call): Promise<HistoryPage> {
    const max = Math.max(1, Math.min(limit, pageSize));
    const { entries, more } = await (after === undefined
      ? archive.before(before === undefined ? before : readPosition(before), max, call)
      : archive.after(readPosition(after), max, call));
    const messages = (await log.read(entries)).map(({ message }) => message);
    const [first, last] = [entries[0], entries.at(-1)];
    return {
      messages,
      ...(first && after === undefined && more && { before: writePosition(first.position) }),
      ...(last && messages.length > 0 && { after: writePosition(last.position) }),
    };
  }

  return {
    async send(message, call) {
      const { clientId, parts, intent } = message;
      let outcome: SendOutcome = 'not-sent';
      try {
        return await calls.enter(
          call,
          (signal) =>
            new Promise((resolve, reject) => {
              checkOutgoing(message, maxText);
              listen(signal, (id, became) => {
                if (id !== clientId || !became) return;
                if (!(became instanceof ChatError)) return resolve({ ...became, duplicate: false });
                outcome = 'not-sent';
                reject(became);
              });
              const turn = async () => {
                if (signal.aborted) return;
                const content = writeParts(parts);
                const thread = toXml('thread', {}, escapeXml(await prepare(intent, { signal })));
                if (signal.aborted) return;
                const origin = toXml('origin-id', { xmlns: namespaces.stableId, id: clientId });
                const mark = toXml('markable', { xmlns: namespaces.markers });
                if (say(content + thread + origin + mark, clientId)) outcome = 'unknown';
              };
              lane = lane.then(turn).catch(reject);
            }),
        );
      } catch (error) {
        throw Object.assign(error as ChatError, { outcome });
      }
    },
    async find(ids, call) {
      const found = new Map<string, Message>();
      let before: string | undefined;
      do {
        const page = await history({ before, limit: pageSize }, call);
        for (const message of page.messages) {
          const { clientId = '', from } = message;
          if (from === 'visitor' && ids.includes(clientId)) found.set(clientId, message);
        }
        before = page.before;
      } while (before !== undefined && found.size < new Set(ids).size);
      return found;
    },
    history,
    ...(upload && {
      upload: (file, call) =>
        calls.enter(
          call,
          async (signal) => {
            const ref =
              uploads.get(file.clientId) ?? (await uploadFile(file, files, upload.maxBytes, stream, signal));
            uploads.set(file.clientId, ref);
            return ref;
          },
          0,
        ),
    }),
    markRead: (upTo, call) =>
      calls.enter(
        call,
        (signal) =>
          new Promise((resolve, reject) => {
            const own = randomHex(8);
            listen(signal, (id, became) => {
              if (id !== own) return;
              if (became instanceof ChatError) reject(became);
              else resolve();
            });
            murmur(toXml('displayed', { xmlns: namespaces.markers, id: upTo }), own);
          }),
      ),
    rate: (conversation, rating, call) => ask('rate', { conversation, rating }, call),
    end: (call) => ask('end', {}, call),
    leave: (note, call) => ask('leave', { note }, call),
    typing: ({ on }) => void murmur(toXml(on ? 'composing' : 'paused', { xmlns: namespaces.chatStates })),
    context: (context) => void murmur(toXml('context', { xmlns: namespaces.desk }, writeJson(context))),
  };
}
