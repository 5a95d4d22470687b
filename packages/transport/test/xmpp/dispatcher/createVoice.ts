import { randomBytes } from 'node:crypto';
import { escapeXml } from '../../../src/adapters/xmpp/escapeXml.js';
import * as namespaces from '../../../src/adapters/xmpp/namespaces.js';
import { writeJson } from '../../../src/adapters/xmpp/writeJson.js';
import { writeParts } from '../../../src/adapters/xmpp/writeParts.js';
import type { Availability, Notice, OfflineNote, Part } from '../../../src/model.js';
import type { Ledger } from './createLedger.js';
import type { DeskRecord, Operator } from './DeskRecord.js';

/** Everything the dispatcher says by itself. */
export interface Voice {
  /** The state of a room as its visitor may know it. */
  stateOf(record: DeskRecord): object;
  /** Writes a change down and tells the room. */
  tell(record: DeskRecord): void;
  /** An entry of the log that the widget words. */
  note(record: DeskRecord, notice: Notice): void;
  /** Says parts in a room, under this stanza id. */
  say(room: string, thread: string, parts: readonly Part[], id: string): void;
  /** Says something that is not kept. */
  murmur(room: string, xml: string): void;
  invite(record: DeskRecord, operator: Operator): void;
  deliver(left: OfflineNote, operators: Iterable<Operator>): void;
}

/** What a voice needs. */
export interface VoiceOptions {
  readonly me: string;
  readonly rooms: string;
  readonly ledger: Ledger;
  readonly send: (stanza: string) => void;
  readonly availability: () => Availability;
}

/** Makes the voice of the dispatcher `me`. */
export function createVoice({ me, rooms, ledger, send, availability }: VoiceOptions): Voice {
  const toRoom = (room: string, body: string, id = randomBytes(8).toString('hex')) =>
    send(`<message type="groupchat" from="${me}" to="${room}@${rooms}" id="${id}">${body}</message>`);
  const voice: Voice = {
    stateOf: ({ version, conversations, readUpTo, seenUpTo }) => ({
      version,
      availability: availability(),
      conversation: conversations.at(-1),
      readUpTo,
      seenUpTo,
    }),
    tell(record) {
      record.version++;
      ledger.write({ record });
      const state = writeJson(voice.stateOf(record));
      voice.murmur(record.room, `<state xmlns="${namespaces.desk}">${state}</state>`);
    },
    note(record, notice) {
      const thread = record.conversations.at(-1)?.id ?? '';
      voice.say(record.room, thread, [{ kind: 'notice', notice }], randomBytes(8).toString('hex'));
    },
    say(room, thread, parts, id) {
      const marks = `<thread>${thread}</thread><origin-id xmlns="${namespaces.stableId}" id="${id}"/>`;
      toRoom(room, `${writeParts(parts)}${marks}`, id);
    },
    murmur: (room, xml) => toRoom(room, `${xml}<no-store xmlns="${namespaces.hints}"/>`),
    invite(record, operator) {
      const facts = { room: record.room, conversation: record.conversations.at(-1), context: record.context };
      send(
        `<message from="${me}" to="${escapeXml(operator.full)}"><x xmlns="jabber:x:conference" jid="${record.room}@${rooms}"/>` +
          `<chat xmlns="${namespaces.desk}">${writeJson(facts)}</chat></message>`,
      );
    },
    deliver(left, operators) {
      for (const { full } of operators) {
        send(
          `<message type="chat" from="${me}" to="${escapeXml(full)}"><body>${escapeXml(`${left.contact}: ${left.text}`)}</body>` +
            `<note xmlns="${namespaces.desk}">${writeJson(left)}</note></message>`,
        );
      }
    },
  };
  return voice;
}
