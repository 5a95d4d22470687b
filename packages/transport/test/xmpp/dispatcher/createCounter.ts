import { randomBytes } from 'node:crypto';
import { escapeXml } from '../../../src/adapters/xmpp/escapeXml.js';
import { findChild } from '../../../src/adapters/xmpp/findChild.js';
import * as namespaces from '../../../src/adapters/xmpp/namespaces.js';
import { writeJson } from '../../../src/adapters/xmpp/writeJson.js';
import type { OfflineNote, Rating, VisitorContext } from '../../../src/model.js';
import { type Ledger, runningIn } from './createLedger.js';
import type { Routing } from './createRouting.js';
import type { Voice } from './createVoice.js';
import type { DeskRecord, Operator } from './DeskRecord.js';
import { Refusal } from './Refusal.js';

/** What the counter needs. */
export interface CounterOptions {
  readonly staff: string;
  readonly ledger: Ledger;
  readonly voice: Voice;
  readonly routing: Routing;
  readonly operators: ReadonlyMap<string, Operator>;
  /** Goes into a room, and makes it where there is none. */
  readonly enter: (room: string) => Promise<void>;
  /** Looks whether everybody is still there who is said to be in the room. */
  readonly callRoll: (room: string) => void;
  readonly send: (stanza: string) => void;
}

const bareOf = (address: string) => address.split('/')[0] ?? '';

/** Makes the counter: it answers one call of a visitor or an operator. */
export function createCounter(options: CounterOptions): (stanza: Element) => Promise<void> {
  const { staff, ledger, voice, routing, operators, enter, callRoll, send } = options;
  const { records, notes } = ledger;

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
    voice.tell(record);
  }

  function leave(left: OfflineNote): void {
    if (typeof left.clientId !== 'string' || typeof left.text !== 'string') throw new Refusal('bad_value');
    if (notes.has(left.clientId)) return;
    notes.set(left.clientId, left);
    ledger.write({ note: left });
    voice.deliver(left, operators.values());
  }

  /** A guest has a new name each time; he is known by his room alone. */
  const isOwner = ({ owner }: DeskRecord, bare: string) =>
    owner === bare || owner.split('@')[1]?.startsWith('guest.') === true;

  async function hello(bare: string, known: unknown, context?: VisitorContext): Promise<DeskRecord> {
    let record = typeof known === 'string' ? records.get(known) : undefined;
    if (known !== undefined && !(record && isOwner(record, bare))) throw new Refusal('token_unknown');
    if (!record) {
      const room = `c-${randomBytes(16).toString('hex')}`;
      record = { room, owner: bare, version: 1, conversations: [], context: {}, order: [] };
      records.set(room, record);
      ledger.write({ record });
    }
    record.context = { ...record.context, ...context };
    await enter(record.room);
    callRoll(record.room);
    return record;
  }

  async function serve(bare: string, name: string, asked: Record<string, unknown>): Promise<DeskRecord> {
    if (name === 'hello') return hello(bare, asked.room, asked.context as VisitorContext | undefined);
    const record = typeof asked.room === 'string' ? records.get(asked.room) : undefined;
    const isStaff = bare.endsWith(`@${staff}`);
    if (!record || !(isStaff || isOwner(record, bare))) throw new Refusal('token_unknown');
    // After a restart we are not in a room where nothing ran, and a room hears nobody from outside.
    await enter(record.room);
    if (name === 'end') routing.end(record, isStaff ? 'operator' : 'visitor');
    else if (name === 'transfer' && isStaff) {
      const other = [...operators.values()].find((operator) => operator.bare !== bare);
      if (!other || !runningIn(record)) throw new Refusal('not_found');
      routing.invite(record, other);
    } else if (name === 'start') routing.begin(record, String(asked.intent ?? 'chat'));
    else if (name === 'rate') rate(record, asked.conversation, asked.rating as Rating);
    else if (name === 'leave') leave(asked.note as OfflineNote);
    else throw new Refusal('not_offered');
    return record;
  }

  return async (stanza) => {
    const from = stanza.getAttribute('from') ?? '';
    const call = findChild(stanza, 'call', namespaces.desk);
    const id = escapeXml(stanza.getAttribute('id') ?? '');
    const head = `from="${escapeXml(stanza.getAttribute('to') ?? '')}" to="${escapeXml(from)}" id="${id}"`;
    try {
      if (!call) throw new Refusal('not_offered');
      const asked = JSON.parse(call.textContent ?? '') as Record<string, unknown>;
      const record = await serve(bareOf(from), call.getAttribute('name') ?? '', asked);
      const body = writeJson({ room: record.room, state: voice.stateOf(record) });
      send(`<iq type="result" ${head}><call xmlns="${namespaces.desk}">${body}</call></iq>`);
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'bad_value';
      send(
        `<iq type="error" ${head}><error type="cancel"><not-allowed xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>` +
          `<code xmlns="${namespaces.desk}">${code}</code></error></iq>`,
      );
    }
  };
}
