import { describe, expect, it } from 'vitest';
import type { Part } from '../../model.js';
import type { TransportEvent } from '../../transport.js';
import type { VisitorPort } from './backend.js';
import { createMemoryBackend } from './createMemoryBackend.js';

const words = (text: string): Part[] => [{ kind: 'text', text }];
const operators = [
  { id: 'anna', name: 'Anna' },
  { id: 'vera', name: 'Vera', intents: [] },
];

function visit(backend = createMemoryBackend({ operators, cap: 1 }), session?: string, cursor?: string) {
  const events: TransportEvent[] = [];
  const cuts: string[] = [];
  const port: VisitorPort = backend.attach(
    { ...(session !== undefined && { session }), ...(cursor !== undefined && { cursor }) },
    { event: (event) => void events.push(event), cut: ({ code }) => void cuts.push(code) },
  );
  const names = () =>
    events.flatMap((event) => {
      if (event.type === 'removed') return [`- ${event.id}`];
      const part = event.type === 'message' ? event.message.parts[0] : undefined;
      return part?.kind === 'text' ? [part.text] : [];
    });
  return { backend, port, events, cuts, names };
}
const open = (port: VisitorPort) => port.send({ clientId: 'c1', parts: words('hello') });

describe('edits and removals', () => {
  it('are events at the end of the log, and what was missed comes from any cursor on', () => {
    const { backend, port, events, names } = visit();
    const { message } = open(port);
    const said = backend.say(message.conversation, words('wrong'));
    const gone = backend.say(message.conversation, words('gone'));
    backend.edit(message.conversation, said.id, words('right'));
    backend.edit(message.conversation, said.id, words('right'));
    backend.remove(message.conversation, gone.id);
    backend.remove(message.conversation, gone.id);
    backend.say(message.conversation, words('last'));
    expect(names()).toEqual(['hello', 'wrong', 'gone', 'right', `- ${gone.id}`, 'last']);

    const whole = port.history({ limit: 100 }).messages.filter(({ from }) => from !== 'system');
    expect(whole.map(({ parts, edited }) => [parts, edited])).toEqual([
      [words('hello'), undefined],
      [words('right'), true],
      [words('last'), undefined],
    ]);
    const { session } = port.snapshot;
    for (const event of events) {
      if (!('cursor' in event)) continue;
      const back = visit(backend, session, event.cursor);
      const { complete, messages, cursor } = back.port.snapshot;
      expect(complete).toBe(true);
      expect(messages.map(({ order }) => order)).toEqual(messages.map(({ order }) => order).sort());
      const missed = events.slice(events.indexOf(event) + 1);
      const wasMissed = missed.some(({ type }) => type === 'removed');
      expect(back.names().includes(`- ${gone.id}`)).toBe(wasMissed);
      // Whoever is cut off right behind the snapshot has not missed the removal either.
      expect(visit(backend, session, cursor).names().includes(`- ${gone.id}`)).toBe(wasMissed);
    }
  });

  it('are for the operator who wrote it and has the conversation', () => {
    const { backend, port } = visit();
    const { message } = open(port);
    const { conversation } = message;
    const said = backend.say(conversation, words('said'));
    const bot = backend.say(conversation, words('bot'), 'bot');
    for (const id of [message.id, bot.id, 'nothing']) {
      expect(() => backend.edit(conversation, id, words('x'))).toThrow('not a message of the operator');
      expect(() => backend.remove(conversation, id)).toThrow('not a message of the operator');
    }
    expect(() => backend.edit(conversation, said.id, words('  '))).toThrow('not blank');
    const order = backend.say(conversation, [{ kind: 'order', number: '7' }]);
    expect(() => backend.edit(conversation, order.id, words('x'))).toThrow('without text');
    backend.remove(conversation, said.id);
    expect(() => backend.edit(conversation, said.id, words('x'))).toThrow('removed');
    expect(() => backend.edit('nowhere', said.id, words('x'))).toThrow('no conversation');
    backend.transfer(conversation, 'vera');
    expect(() => backend.remove(conversation, order.id)).toThrow('not a message of the operator');
  });
});

describe('hands', () => {
  it('a full or absent colleague gets nothing; one who goes puts the conversation back', () => {
    const { backend, port, events } = visit();
    const { conversation } = open(port).message;
    expect(() => backend.transfer(conversation, 'nobody')).toThrow('no other operator');
    expect(() => backend.transfer(conversation, 'anna')).toThrow('no other operator');
    backend.setPresent('vera', false);
    expect(() => backend.transfer(conversation, 'vera')).toThrow('no other operator');
    backend.setPresent('vera', true);
    expect(backend.transfer(conversation, 'vera')).toBe('Vera');
    const other = visit(backend);
    const second = open(other.port).message.conversation;
    expect(() => backend.transfer(second, 'vera')).toThrow('1 conversations');
    backend.setPresent('anna', false);
    const phase = () =>
      other.events.flatMap((e) => (e.type === 'conversation' ? [e.conversation.phase] : []));
    expect(phase().at(-1)).toBe('queued');
    expect(events.flatMap((e) => (e.type === 'availability' ? [e.availability.online] : []))).toEqual([
      true,
      true,
      false,
    ]);
    backend.setPresent('anna', true);
    expect(phase().at(-1)).toBe('open');
  });

  it('who is shut out is cut at once and never let in again; nobody else is', () => {
    const { backend, port, cuts } = visit();
    const { conversation } = open(port).message;
    const other = visit(backend);
    backend.ban(conversation);
    expect([cuts, other.cuts]).toEqual([['banned'], []]);
    expect(() => visit(backend, port.snapshot.session)).toThrow('shut out');
    expect(() => backend.end(conversation)).toThrow('no conversation');
  });
});
