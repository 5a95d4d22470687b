import { randomBytes } from 'node:crypto';
import { type Archive, createArchive } from '../../../src/adapters/xmpp/createArchive.js';
import { escapeXml } from '../../../src/adapters/xmpp/escapeXml.js';
import { childText, findChild } from '../../../src/adapters/xmpp/findChild.js';
import * as namespaces from '../../../src/adapters/xmpp/namespaces.js';
import type { Availability, Part } from '../../../src/model.js';
import { catchUp } from './catchUp.js';
import { createCounter } from './createCounter.js';
import { createLedger, runningIn } from './createLedger.js';
import { createPost } from './createPost.js';
import { createRollCall } from './createRollCall.js';
import { createRouting } from './createRouting.js';
import { createVoice } from './createVoice.js';
import type { Operator, Presence } from './DeskRecord.js';
import type { DispatcherOptions } from './DispatcherOptions.js';
import { type Component, openComponent } from './openComponent.js';
import { ping } from './ping.js';

/** A dispatcher at work. */
export interface Dispatcher {
  /** Settles once it is signed in and its running chats are its own again. */
  ready(): Promise<void>;
  /** Shuts a visitor out for good. */
  ban(conversation: string): Promise<void>;
  /** Says something in a room as the shop's own program; resolves to its archive id. */
  say(conversation: string, parts: readonly Part[]): Promise<string>;
  /** Sends something odd into every room where a visitor is. */
  babble(xml: string): void;
  /** Forgets every visitor and closes his room. */
  forget(): Promise<void>;
  /** Takes the word from everybody but himself in a room: the server bounces what they write. */
  mute(conversation: string): Promise<void>;
  close(): Promise<void>;
}

/** How long an operator's client may take to answer a ping, in milliseconds. */
const recallMs = 5_000;

const bareOf = (address: string) => address.split('/')[0] ?? '';

/** Starts a dispatcher; it comes back by itself when its server does. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { port, secret, domain, rooms, staff, intents, capacity = 4, patienceMs = 90_000, journal } = options;
  const me = `desk@${domain}/desk`;
  const ledger = createLedger(journal);
  const { records } = ledger;
  const presences = new Map<string, Presence>();
  const operators = new Map<string, Operator>();
  const archives = new Map<string, Archive>();
  const reflections = new Map<string, (id: string) => void>();
  let component: Component | undefined;
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let heralds: (() => void)[] = [];
  const post = createPost(me, (stanza) => component?.send(stanza));
  const { send } = post;
  const availability = (): Availability => ({
    online: operators.size > 0,
    intents: Object.fromEntries(intents.map((intent) => [intent, operators.size > 0])),
  });
  const voice = createVoice({ me, rooms, ledger, send, availability });
  const isThere = (room: string, bare: string) =>
    [...(presences.get(room)?.staff.values() ?? [])].includes(bare);
  const routing = createRouting({ ledger, voice, operators, capacity, isThere });
  const callRoll = createRollCall({ post, rooms, presences, patienceMs });
  const answer = createCounter({ staff, ledger, voice, routing, operators, enter, callRoll, send });

  async function enter(room: string): Promise<void> {
    if (presences.has(room)) return;
    presences.set(room, { visitors: new Map(), staff: new Map() });
    await post.enter(`${room}@${rooms}`).catch((error: unknown) => {
      presences.delete(room);
      throw error;
    });
    const record = records.get(room);
    if (!record || record.conversations.length === 0) return;
    const address = `${room}@${rooms}`;
    const archive = createArchive({ request: (_type, _to, body) => post.request(address, body) }, address);
    archives.set(address, archive);
    await catchUp(archive, record.order).finally(() => archives.delete(address));
  }

  /** Whoever was there before we were gone, and still answers, is there. */
  async function recall(full: string): Promise<void> {
    const bare = bareOf(full);
    if (operators.has(bare)) return;
    const isThere = (await ping(post, full, recallMs)) === 'result';
    if (!component) return;
    if (!isThere) ledger.write({ operator: full, isThere: false });
    else if (!operators.has(bare)) seat(full);
  }

  function seat(full: string): Operator {
    const bare = bareOf(full);
    const operator = { bare, full, name: bare.split('@')[0] ?? bare, since: 0 };
    operators.set(bare, operator);
    if (!ledger.staff.has(full)) ledger.write({ operator: full, isThere: true });
    return operator;
  }

  function operatorPresence(from: string, type: string | null): void {
    const bare = bareOf(from);
    if (!bare.endsWith(`@${staff}`)) return;
    const wasOnline = operators.size > 0;
    if (type === null) send(`<presence from="${me}" to="${escapeXml(from)}"/>`);
    if (type === null && !operators.has(bare)) {
      const operator = seat(from);
      for (const left of ledger.notes.values()) voice.deliver(left, [operator]);
    } else if (type !== null && operators.get(bare)?.full === from) {
      operators.delete(bare);
      ledger.write({ operator: from, isThere: false });
    }
    if (wasOnline !== operators.size > 0) tellAll();
    if (type === null) routing.pump();
    else if (!operators.has(bare))
      routing.requeue([...records.values()].filter(({ operator }) => operator === bare));
  }

  /** Tells whoever is there how things stand. */
  function tellAll(): void {
    for (const record of records.values()) if (presences.get(record.room)?.visitors.size) voice.tell(record);
  }

  function roomPresence(stanza: Element, room: string, nick: string): void {
    const there = presences.get(room);
    const record = records.get(room);
    if (!there || !record) return;
    const isGone = stanza.getAttribute('type') === 'unavailable';
    const item = findChild(findChild(stanza, 'x', `${namespaces.room}#user`), 'item');
    if (nick.startsWith('visitor')) {
      if (isGone) there.visitors.delete(nick);
      else there.visitors.set(nick, item?.getAttribute('jid') ?? '');
      return;
    }
    const bare = bareOf(item?.getAttribute('jid') ?? there.staff.get(nick) ?? '');
    if (isGone) {
      there.staff.delete(nick);
      if (record.operator === bare && runningIn(record)?.phase === 'open') routing.requeue([record]);
      return;
    }
    there.staff.set(nick, bare);
    const operator = operators.get(bare);
    if (operator && record.operator === bare) routing.open(record, operator);
  }

  function roomMessage(stanza: Element, room: string, nick: string): void {
    const record = records.get(room);
    if (!record) return;
    const stored = findChild(stanza, 'stanza-id', namespaces.stableId)?.getAttribute('id');
    if (stored) {
      record.order.push(stored);
      if (nick === 'desk') reflections.get(stanza.getAttribute('id') ?? '')?.(stored);
    }
    if (nick === 'desk') return;
    const isVisitor = nick.startsWith('visitor');
    const context = childText(stanza, 'context', namespaces.desk);
    if (isVisitor && context !== '') record.context = { ...record.context, ...JSON.parse(context) };
    const marked = findChild(stanza, 'displayed', namespaces.markers)?.getAttribute('id') ?? '';
    const member = isVisitor ? 'seenUpTo' : 'readUpTo';
    const [now, before] = [record.order.indexOf(marked), record.order.indexOf(record[member] ?? '')];
    if (marked !== '' && now > before) {
      record[member] = marked;
      voice.tell(record);
    }
    // Written while the conversation was just being ended: it is not lost, it opens the next one.
    if (isVisitor && stored && !runningIn(record))
      routing.begin(record, record.conversations.at(-1)?.intent ?? 'chat');
  }

  function take(stanza: Element): void {
    if (post.take(stanza)) return;
    const from = stanza.getAttribute('from') ?? '';
    const [address = '', nick = ''] = from.split('/');
    const [room = '', host] = address.split('@');
    if (archives.get(address)?.take(stanza)) return;
    if (stanza.localName === 'iq') void answer(stanza);
    else if (stanza.localName === 'presence') {
      if (host === rooms) roomPresence(stanza, room, nick);
      else operatorPresence(from, stanza.getAttribute('type'));
    } else if (host === rooms && stanza.getAttribute('type') === 'groupchat') roomMessage(stanza, room, nick);
  }

  function lost(): void {
    component = undefined;
    presences.clear();
    operators.clear();
    post.lose();
    if (!isClosed) retry = setTimeout(work, 100);
  }

  async function work(): Promise<void> {
    const opened = await openComponent({ port, domain, secret, onStanza: take }).catch(() => undefined);
    if (!opened) return lost();
    if (isClosed) return opened.close();
    component = opened;
    void opened.closed.then(lost);
    const alive = [...records.values()].filter((record) => runningIn(record));
    await Promise.allSettled([...alive.map(({ room }) => enter(room)), ...[...ledger.staff].map(recall)]);
    if (component !== opened) return;
    routing.resume(alive.filter((record) => runningIn(record)));
    tellAll();
    for (const herald of heralds.splice(0)) herald();
  }
  const first = work();

  return {
    async ready() {
      await first;
      if (component) return;
      await new Promise<void>((resolve) => {
        heralds.push(resolve);
      });
    },
    async ban(conversation) {
      const record = ledger.byConversation(conversation);
      if (!record) throw new Error(`dispatcher: no conversation ${conversation}`);
      const item = `<item affiliation="outcast" jid="${escapeXml(record.owner)}"/>`;
      await post.request(
        `${record.room}@${rooms}`,
        `<query xmlns="${namespaces.room}#admin">${item}</query>`,
      );
    },
    say(conversation, parts) {
      const record = ledger.byConversation(conversation);
      if (!record) throw new Error(`dispatcher: no conversation ${conversation}`);
      return new Promise((resolve) => {
        const id = randomBytes(8).toString('hex');
        reflections.set(id, resolve);
        voice.say(record.room, conversation, parts, id);
      });
    },
    babble(xml) {
      for (const [room, { visitors }] of presences) if (visitors.size > 0) voice.murmur(room, xml);
    },
    async forget() {
      for (const room of [...routing.queue.waiting]) routing.queue.remove(room);
      const gone = [...presences.keys()];
      records.clear();
      presences.clear();
      const body = `<query xmlns="${namespaces.room}#owner"><destroy/></query>`;
      await Promise.all(gone.map((room) => post.request(`${room}@${rooms}`, body)));
    },
    async mute(conversation) {
      const record = ledger.byConversation(conversation);
      const nicks = record ? (presences.get(record.room)?.visitors.keys() ?? []) : [];
      for (const nick of nicks) {
        const item = `<item nick="${escapeXml(nick)}" role="visitor"/>`;
        await post.request(
          `${record?.room}@${rooms}`,
          `<query xmlns="${namespaces.room}#admin">${item}</query>`,
        );
      }
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      heralds = [];
      component?.close();
      await first;
    },
  };
}
