import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { escapeXml } from '../../../src/adapters/xmpp/escapeXml.js';
import { childText, findChild } from '../../../src/adapters/xmpp/findChild.js';
import { namespaces } from '../../../src/adapters/xmpp/namespaces.js';
import { writeJson, writeParts } from '../../../src/adapters/xmpp/writeParts.js';
import type { ErrorCode } from '../../../src/errors.js';
import type {
  Availability,
  Conversation,
  Notice,
  OfflineNote,
  Part,
  Rating,
  VisitorContext,
} from '../../../src/model.js';
import { createPost } from './createPost.js';
import { createQueue } from './createQueue.js';
import type { DeskRecord, JournalLine, Operator, Presence } from './DeskRecord.js';
import { type Component, openComponent } from './openComponent.js';

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

/** Where the dispatcher works. */
export interface DispatcherOptions {
  readonly port: number;
  readonly secret: string;
  /** Its own domain, `desk.shop.localhost`. */
  readonly domain: string;
  /** The domain of the rooms. */
  readonly rooms: string;
  /** The domain of the operators. */
  readonly staff: string;
  readonly intents: readonly string[];
  /** Most chats of one operator. @default 4 */
  readonly capacity?: number;
  /** File to which every change is appended, and which is read at the start. */
  readonly journal: string;
}

const bareOf = (address: string) => address.split('/')[0] ?? '';
const noStore = `<no-store xmlns="${namespaces.hints}"/>`;

class Refusal extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

/** Starts a dispatcher; it comes back by itself when its server does. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { port, secret, domain, rooms, staff, intents, capacity = 4, journal } = options;
  const me = `desk@${domain}/desk`;
  const records = new Map<string, DeskRecord>();
  const notes = new Map<string, OfflineNote>();
  const presences = new Map<string, Presence>();
  const operators = new Map<string, Operator>();
  const queue = createQueue(capacity);
  const reflections = new Map<string, (id: string) => void>();
  let component: Component | undefined;
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let heralds: (() => void)[] = [];
  const post = createPost(me, (stanza) => component?.send(stanza));

  for (const line of existsSync(journal) ? readFileSync(journal, 'utf8').trim().split('\n') : []) {
    if (line === '') continue;
    const entry = JSON.parse(line) as JournalLine;
    if ('note' in entry) notes.set(entry.note.clientId, entry.note);
    else records.set(entry.record.room, { ...entry.record, operator: undefined });
  }
  const keep = (line: JournalLine) => appendFileSync(journal, `${JSON.stringify(line)}\n`);

  const running = (record: DeskRecord) => {
    const last = record.conversations.at(-1);
    return last && last.phase !== 'ended' ? last : undefined;
  };
  const withConversation = (id: string) =>
    [...records.values()].find(({ conversations }) => conversations.some((one) => one.id === id));
  const availability = (): Availability => ({
    online: operators.size > 0,
    intents: Object.fromEntries(intents.map((intent) => [intent, operators.size > 0])),
  });
  const stateOf = ({ version, conversations, readUpTo, seenUpTo }: DeskRecord) => ({
    version,
    availability: availability(),
    conversation: conversations.at(-1),
    readUpTo,
    seenUpTo,
  });
  const toRoom = (room: string, body: string, id = randomBytes(8).toString('hex')) =>
    post.send(`<message type="groupchat" from="${me}" to="${room}@${rooms}" id="${id}">${body}</message>`);

  function tell(record: DeskRecord): void {
    record.version++;
    keep({ record });
    const state = `<state xmlns="${namespaces.desk}">${writeJson(stateOf(record))}</state>`;
    toRoom(record.room, `${state}${noStore}`);
  }

  function change(
    record: DeskRecord,
    next: Partial<Conversation>,
    without: readonly (keyof Conversation)[] = [],
  ): void {
    const last = record.conversations.pop();
    if (!last) return;
    const kept = Object.fromEntries(
      Object.entries(last).filter(([key]) => !without.includes(key as keyof Conversation)),
    );
    record.conversations.push({ ...kept, ...next } as Conversation);
    tell(record);
  }

  function note(record: DeskRecord, notice: Notice): void {
    const thread = `<thread>${record.conversations.at(-1)?.id ?? ''}</thread>`;
    toRoom(record.room, `${writeParts([{ kind: 'notice', notice }])}${thread}`);
  }

  function invite(record: DeskRecord, operator: Operator): void {
    record.operator = operator.bare;
    operator.since = Date.now();
    const facts = { room: record.room, conversation: record.conversations.at(-1), context: record.context };
    post.send(
      `<message from="${me}" to="${escapeXml(operator.full)}"><x xmlns="jabber:x:conference" jid="${record.room}@${rooms}"/>` +
        `<chat xmlns="${namespaces.desk}">${writeJson(facts)}</chat></message>`,
    );
    const isThere = [...(presences.get(record.room)?.staff.values() ?? [])].includes(operator.bare);
    if (isThere) open(record, operator);
  }

  function open(record: DeskRecord, operator: Operator): void {
    const person = { id: operator.name, name: operator.name };
    if (running(record)?.phase === 'open' && running(record)?.operator?.id === person.id) return;
    note(record, { code: 'operator_joined', name: operator.name });
    change(record, { phase: 'open', operator: person }, ['queue']);
  }

  function pump(): void {
    for (;;) {
      const next = queue.next(operators.values(), records.values());
      const record = next && records.get(next.room);
      if (!next || !record) break;
      if (running(record)) {
        invite(record, next.operator);
        if (running(record)?.phase === 'queued') change(record, {}, ['queue']);
      }
    }
    queue.waiting.forEach((room, index) => {
      const record = records.get(room);
      const queuedAt = record && running(record)?.queue?.position;
      if (record && queuedAt !== index + 1) change(record, { queue: { position: index + 1 } });
    });
  }

  function requeue(list: readonly DeskRecord[]): void {
    for (const record of list) {
      const name = running(record)?.operator?.name;
      record.operator = undefined;
      if (name !== undefined) note(record, { code: 'operator_left', name });
      change(record, { phase: 'queued' }, ['operator', 'queue']);
    }
    queue.put(
      list.map(({ room }) => room),
      'head',
    );
    pump();
  }

  function begin(record: DeskRecord, intent: string): void {
    const current = running(record);
    if (current) {
      record.operator = undefined;
      change(record, { intent, phase: 'queued' }, ['operator', 'queue']);
    } else {
      record.conversations.push({ id: randomBytes(8).toString('hex'), intent, phase: 'queued' });
      tell(record);
    }
    queue.put([record.room], 'end');
    pump();
  }

  function end(record: DeskRecord, by: 'visitor' | 'operator'): void {
    if (!running(record)) throw new Refusal('no_conversation');
    queue.remove(record.room);
    record.operator = undefined;
    note(record, { code: 'conversation_ended', by });
    change(record, { phase: 'ended', endedAt: Date.now() }, ['queue']);
    pump();
  }

  function rate(record: DeskRecord, id: unknown, rating: Rating): void {
    const index = record.conversations.findIndex((one) => one.id === id);
    const rated = record.conversations[index];
    if (!rated) throw new Refusal('not_found');
    if (rated.phase !== 'ended') throw new Refusal('bad_value');
    if (rated.rating) throw new Refusal('already_rated');
    const { score, comment, solved } = rating;
    if (!Number.isInteger(score) || score < 1 || score > 5) throw new Refusal('bad_value');
    const given = {
      score,
      ...(typeof comment === 'string' && { comment }),
      ...(typeof solved === 'boolean' && { solved }),
    };
    record.conversations[index] = { ...rated, rating: given };
    tell(record);
  }

  function deliver(left: OfflineNote): void {
    for (const { full } of operators.values()) {
      post.send(
        `<message type="chat" from="${me}" to="${escapeXml(full)}"><body>${escapeXml(`${left.contact}: ${left.text}`)}</body>` +
          `<note xmlns="${namespaces.desk}">${writeJson(left)}</note></message>`,
      );
    }
  }

  function leave(left: OfflineNote): void {
    if (typeof left?.clientId !== 'string' || typeof left.text !== 'string') throw new Refusal('bad_value');
    if (notes.has(left.clientId)) return;
    notes.set(left.clientId, left);
    keep({ note: left });
    deliver(left);
  }

  async function enter(room: string): Promise<void> {
    if (presences.has(room)) return;
    presences.set(room, { visitors: new Set(), staff: new Map() });
    await post.enter(`${room}@${rooms}`).catch((error: unknown) => {
      presences.delete(room);
      throw error;
    });
  }

  async function hello(
    from: string,
    known: unknown,
    context: VisitorContext | undefined,
  ): Promise<DeskRecord> {
    const owner = bareOf(from);
    let record = typeof known === 'string' ? records.get(known) : undefined;
    const isTheirs = record && (record.owner === owner || record.owner.split('@')[1]?.startsWith('guest.'));
    if (known !== undefined && !isTheirs) throw new Refusal('token_unknown');
    if (!record) {
      const room = `c-${randomBytes(16).toString('hex')}`;
      record = { room, owner, version: 1, conversations: [], context: {}, order: [] };
      records.set(room, record);
      keep({ record });
    }
    record.context = { ...record.context, ...context };
    await enter(record.room);
    return record;
  }

  async function serve(from: string, name: string, asked: Record<string, unknown>): Promise<DeskRecord> {
    if (name === 'hello') return hello(from, asked.room, asked.context as VisitorContext | undefined);
    const record = typeof asked.room === 'string' ? records.get(asked.room) : undefined;
    if (!record) throw new Refusal('token_unknown');
    const isStaff = from.split('/')[0]?.endsWith(`@${staff}`) === true;
    if (name === 'end') end(record, isStaff ? 'operator' : 'visitor');
    else if (name === 'transfer' && isStaff) {
      const other = [...operators.values()].find(({ bare }) => bare !== bareOf(from));
      if (!other || !running(record)) throw new Refusal('not_found');
      invite(record, other);
    } else if (name === 'start') begin(record, typeof asked.intent === 'string' ? asked.intent : 'chat');
    else if (name === 'rate') rate(record, asked.conversation, asked.rating as Rating);
    else if (name === 'leave') leave(asked.note as OfflineNote);
    else throw new Refusal('not_offered');
    return record;
  }

  async function answer(stanza: Element): Promise<void> {
    const from = stanza.getAttribute('from') ?? '';
    const id = escapeXml(stanza.getAttribute('id') ?? '');
    const call = findChild(stanza, 'call', namespaces.desk);
    const head = `from="${escapeXml(stanza.getAttribute('to') ?? me)}" to="${escapeXml(from)}" id="${id}"`;
    try {
      if (!call) throw new Refusal('not_offered');
      const record = await serve(from, call.getAttribute('name') ?? '', JSON.parse(call.textContent ?? ''));
      const body = writeJson({ room: record.room, state: stateOf(record) });
      post.send(`<iq type="result" ${head}><call xmlns="${namespaces.desk}">${body}</call></iq>`);
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'bad_value';
      post.send(
        `<iq type="error" ${head}><error type="cancel"><not-allowed xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>` +
          `<code xmlns="${namespaces.desk}">${code}</code></error></iq>`,
      );
    }
  }

  function operatorPresence(from: string, type: string | null): void {
    const bare = bareOf(from);
    if (!bare.endsWith(`@${staff}`)) return;
    const wasOnline = operators.size > 0;
    if (type === null) post.send(`<presence from="${me}" to="${escapeXml(from)}"/>`);
    if (type === null && !operators.has(bare)) {
      operators.set(bare, { bare, full: from, name: bare.split('@')[0] ?? bare, since: 0 });
      for (const left of notes.values()) deliver(left);
    } else if (type !== null && operators.get(bare)?.full === from) operators.delete(bare);
    if (wasOnline !== operators.size > 0) {
      for (const record of records.values()) if (presences.get(record.room)?.visitors.size) tell(record);
    }
    if (type === null) pump();
    else if (!operators.has(bare)) requeue([...records.values()].filter(({ operator }) => operator === bare));
  }

  function roomPresence(stanza: Element, room: string, nick: string): void {
    const there = presences.get(room);
    const record = records.get(room);
    if (!there || !record) return;
    const isGone = stanza.getAttribute('type') === 'unavailable';
    if (nick.startsWith('visitor')) {
      if (isGone) there.visitors.delete(nick);
      else there.visitors.add(nick);
      return;
    }
    const item = findChild(findChild(stanza, 'x', `${namespaces.room}#user`), 'item');
    const bare = bareOf(item?.getAttribute('jid') ?? there.staff.get(nick) ?? '');
    if (isGone) {
      there.staff.delete(nick);
      if (record.operator === bare && running(record)?.phase === 'open') requeue([record]);
      return;
    }
    there.staff.set(nick, bare);
    const operator = operators.get(bare);
    if (operator && record.operator === bare) open(record, operator);
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
      tell(record);
    }
    // Written while the conversation was just being ended: it is not lost, it opens the next one.
    if (isVisitor && stored && !running(record)) begin(record, record.conversations.at(-1)?.intent ?? 'chat');
  }

  function take(stanza: Element): void {
    if (post.take(stanza)) return;
    const from = stanza.getAttribute('from') ?? '';
    const [address = '', nick = ''] = from.split('/');
    const [room = '', host] = address.split('@');
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
    for (const record of records.values()) record.operator = undefined;
    if (!isClosed) retry = setTimeout(work, 100);
  }

  async function work(): Promise<void> {
    const opened = await openComponent({ port, domain, secret, onStanza: take }).catch(() => undefined);
    if (!opened) return lost();
    if (isClosed) return opened.close();
    component = opened;
    void opened.closed.then(lost);
    const alive = [...records.values()].filter((record) => running(record));
    await Promise.all(alive.map(({ room }) => enter(room))).catch(() => undefined);
    requeue(alive.filter(({ room }) => !queue.waiting.includes(room)));
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
      const record = withConversation(conversation);
      if (!record) throw new Error(`dispatcher: no conversation ${conversation}`);
      const item = `<item affiliation="outcast" jid="${escapeXml(record.owner)}"/>`;
      await post.request(
        `${record.room}@${rooms}`,
        `<query xmlns="${namespaces.room}#admin">${item}</query>`,
      );
    },
    say(conversation, parts) {
      const record = withConversation(conversation);
      if (!record) throw new Error(`dispatcher: no conversation ${conversation}`);
      return new Promise((resolve) => {
        const id = randomBytes(8).toString('hex');
        reflections.set(id, resolve);
        const marks = `<thread>${conversation}</thread><origin-id xmlns="${namespaces.stableId}" id="${id}"/>`;
        toRoom(record.room, `${writeParts(parts)}${marks}`, id);
      });
    },
    babble(xml) {
      for (const [room, { visitors }] of presences) if (visitors.size > 0) toRoom(room, `${xml}${noStore}`);
    },
    async forget() {
      for (const room of [...queue.waiting]) queue.remove(room);
      const gone = [...presences.keys()];
      records.clear();
      presences.clear();
      const body = `<query xmlns="${namespaces.room}#owner"><destroy/></query>`;
      await Promise.all(gone.map((room) => post.request(`${room}@${rooms}`, body)));
    },
    async mute(conversation) {
      const record = withConversation(conversation);
      const nicks = record ? (presences.get(record.room)?.visitors ?? []) : [];
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
