import { createArchive } from '../../src/adapters/xmpp/createArchive.js';
import { childText, findChild } from '../../src/adapters/xmpp/findChild.js';
import * as namespaces from '../../src/adapters/xmpp/namespaces.js';
import { nickOf } from '../../src/adapters/xmpp/nickOf.js';
import { readJson } from '../../src/adapters/xmpp/readJson.js';
import { toMessage } from '../../src/adapters/xmpp/toMessage.js';
import { writeJson } from '../../src/adapters/xmpp/writeJson.js';
import { writeParts } from '../../src/adapters/xmpp/writeParts.js';
import { createDeskSeen, type DeskRemote } from '../../src/conformance/index.js';
import type { Conversation, Message, OfflineNote, VisitorContext } from '../../src/model.js';
import { createOperator, type Operator } from './createOperator.js';

const rooms = 'chat.shop.localhost';
const desk = 'desk.shop.localhost';
const noStore = `<no-store xmlns="${namespaces.hints}"/>`;

interface Chat {
  readonly room: string;
  readonly visitors: Set<string>;
  /** Newer state wins, as at the visitor's. */
  version: number;
  conversation: string;
  context: VisitorContext;
  archived: Set<string>;
}

/** An operator's desk: everything he sees and does goes through strophe.js. */
export interface XmppDesk {
  readonly remote: DeskRemote;
  readonly operator: Operator;
  /** Goes away without a word; the chats are gone with him. */
  leave(): Promise<void>;
  /** The room of a conversation. */
  addressOf(conversation: string): string;
}

/** Makes the desk of one operator. */
export function createXmppDesk(url: string, name: string): XmppDesk {
  const { seen, changed, onChange } = createDeskSeen();
  const chats = new Map<string, Chat>();
  const roomOf = new Map<string, string>();
  const archives = new Map<string, ReturnType<typeof createArchive>>();
  const operator = createOperator(url, name, desk, hear);
  const addressOf = (conversation: string) => {
    const room = roomOf.get(conversation);
    if (room === undefined) throw new Error(`desk ${name}: no conversation ${conversation}`);
    return `${room}@${rooms}`;
  };

  function tellVisitor(chat: Chat): void {
    seen.visitors.set(chat.conversation, { context: chat.context, connected: chat.visitors.size > 0 });
    changed();
  }

  function record(chat: Chat, message: Message): void {
    if (chat.archived.has(message.id)) return;
    chat.archived.add(message.id);
    seen.messages.push(message);
    changed();
  }

  function takeConversation(chat: Chat, conversation: Conversation | undefined): void {
    if (!conversation) return;
    const { id, phase, rating, operator: served } = conversation;
    chat.conversation = id;
    roomOf.set(id, chat.room);
    if (phase === 'queued' || (served && served.id !== name)) seen.chats.delete(id);
    else seen.chats.set(id, conversation);
    if (rating && !seen.ratings.some((one) => one.conversation === id))
      seen.ratings.push({ conversation: id, rating });
    changed();
  }

  /** What was written before he came in. */
  async function catchUp(chat: Chat): Promise<void> {
    const address = `${chat.room}@${rooms}`;
    const request = (_type: unknown, to: string, body: string) => operator.request(to, body);
    const archive = archives.get(address) ?? createArchive({ request }, address);
    archives.set(address, archive);
    const { entries } = await archive.before(undefined, 40);
    for (const entry of entries) {
      const { message } = toMessage(entry, chat.conversation);
      if (message) record(chat, message);
    }
  }

  function invited(stanza: Element): void {
    const facts = readJson(childText(stanza, 'chat', namespaces.desk)) as {
      room: string;
      conversation?: Conversation;
      context: VisitorContext;
    };
    const chat = chats.get(facts.room) ?? {
      room: facts.room,
      visitors: new Set(),
      version: 0,
      conversation: '',
      context: {},
      archived: new Set(),
    };
    chats.set(facts.room, chat);
    chat.context = facts.context;
    takeConversation(chat, facts.conversation);
    operator.join(`${facts.room}@${rooms}`);
  }

  function hearRoom(stanza: Element, chat: Chat): void {
    const nick = nickOf(stanza);
    if (stanza.localName === 'presence') {
      const isGone = stanza.getAttribute('type') === 'unavailable';
      if (nick === name && !isGone) void catchUp(chat).catch(() => undefined);
      if (!nick.startsWith('visitor')) return;
      if (isGone) chat.visitors.delete(nick);
      else chat.visitors.add(nick);
      tellVisitor(chat);
      return;
    }
    if (archives.get(`${chat.room}@${rooms}`)?.take(stanza)) return;
    const state = childText(stanza, 'state', namespaces.desk);
    if (state !== '' && nick === 'desk') {
      const said = readJson(state) as { version: number; conversation?: Conversation };
      if (said.version > chat.version) takeConversation(chat, said.conversation);
      chat.version = Math.max(chat.version, said.version);
    }
    const context = childText(stanza, 'context', namespaces.desk);
    if (context !== '') {
      chat.context = { ...chat.context, ...(JSON.parse(context) as VisitorContext) };
      tellVisitor(chat);
    }
    const typing = findChild(stanza, undefined, namespaces.chatStates);
    if (typing && nick.startsWith('visitor')) {
      seen.typing.push({ conversation: chat.conversation, on: typing.localName === 'composing' });
      changed();
    }
    const live = toLive(stanza, chat);
    if (live) record(chat, live);
  }

  function toLive(stanza: Element, chat: Chat): Message | undefined {
    const id = findChild(stanza, 'stanza-id', namespaces.stableId)?.getAttribute('id');
    if (!id) return undefined;
    const position = { index: 0, id, previous: '' };
    return toMessage({ position, at: Date.now(), stanza }, chat.conversation).message;
  }

  function hear(stanza: Element): void {
    const [address = ''] = (stanza.getAttribute('from') ?? '').split('/');
    const [room = '', host] = address.split('@');
    const chat = chats.get(room);
    if (findChild(stanza, 'chat', namespaces.desk)) invited(stanza);
    const note = childText(stanza, 'note', namespaces.desk);
    if (note !== '') {
      seen.notes.push(JSON.parse(note) as OfflineNote);
      changed();
    }
    if (host === rooms && chat) hearRoom(stanza, chat);
  }

  async function leave(): Promise<void> {
    await operator.vanish();
    chats.clear();
    seen.chats.clear();
    changed();
  }

  const remote: DeskRemote = {
    seen,
    onChange,
    capacity: 4,
    async say(conversation, parts) {
      const marks = `<thread>${conversation}</thread><origin-id xmlns="${namespaces.stableId}" id="@ID@"/>`;
      const room = roomOf.get(conversation) ?? '';
      const stanza = await operator.say(addressOf(conversation), `${writeParts(parts)}${marks}`);
      const chat = chats.get(room);
      const message = chat && toLive(stanza, chat);
      if (!message) throw new Error('desk: the room did not keep the message');
      return message;
    },
    async type(conversation, on) {
      const state = `<${on ? 'composing' : 'paused'} xmlns="${namespaces.chatStates}"/>`;
      await operator.say(addressOf(conversation), `${state}${noStore}`);
    },
    async read(conversation, upTo) {
      const marker = `<displayed xmlns="${namespaces.markers}" id="${upTo}"/>`;
      await operator.say(addressOf(conversation), `${marker}${noStore}`);
      // The dispatcher answers in the order it was told, so that it has the marker once it answers this.
      await operator.request(desk, call('hello-desk', {})).catch(() => undefined);
    },
    async end(conversation) {
      await operator.request(desk, call('end', { room: roomOf.get(conversation) }));
    },
    async transfer(conversation) {
      await operator.request(desk, call('transfer', { room: roomOf.get(conversation) }));
      return '';
    },
    leave,
    comeBack: () => operator.connect(),
  };
  return { remote, operator, leave, addressOf };
}

function call(name: string, value: object): string {
  return `<call xmlns="${namespaces.desk}" name="${name}">${writeJson(value)}</call>`;
}
