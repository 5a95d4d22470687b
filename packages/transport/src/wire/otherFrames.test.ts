import { describe, expect, it } from 'vitest';
import { conversation, form, message, visitor as sampleVisitor } from '../../test/sampleFrames.js';
import { parseOperatorFrame } from './parseOperatorFrame.js';
import { parseServerFrame } from './parseServerFrame.js';
import { parseServerToOperatorFrame } from './parseServerToOperatorFrame.js';

const visitor = { ...sampleVisitor, banned: true };
const colleagues = [{ operator: { id: 'o', name: 'Anna' }, groups: ['chat'], state: 'full' }];
const chat = { conversation, visitor, messages: [message], before: 'b', waitingSince: 1, readUpTo: 'm' };
const rating = { conversation: 'k', visitor: 'v', intent: 'chat', rating: { score: 5 }, at: 1 };
const note = { clientId: 'c', intent: 'chat', contact: 'e', text: 't', at: 1 };
const figures = { conversations: 1, answered: 1, missed: 0, answeredShare: 1, ratings: 0 };
const entry = { conversation: 'k', intent: 'chat', visitor, since: 1, preview: 'p' };

describe('server to visitor', () => {
  it.each([
    [{ type: 'error', id: '1', code: 'rate_limited', message: 'm', retryAfterMs: 1, limit: 2 }],
    [{ type: 'ok', id: '1' }],
    [{ type: 'ok', id: '1', message, cursor: 'c', duplicate: true }],
    [{ type: 'ok', id: '1', messages: [message], before: 'b', after: 'a' }],
    [{ type: 'message', message: { ...message, edited: true }, cursor: 'c' }],
    [{ type: 'removed', id: 'm', cursor: 'c' }],
    [{ type: 'receipt', receipt: 'read', upTo: 'm' }],
    [{ type: 'seen', upTo: 'm' }],
    [{ type: 'typing', on: true, by: { id: 'o', name: 'Anna' }, ttlMs: 6_000 }],
    [{ type: 'conversation', conversation }],
    [{ type: 'availability', availability: { online: true, intents: { chat: true, stylist: false } } }],
    [{ type: 'session', token: 't' }],
    [{ type: 'pong' }],
  ])('copies %j', (frame) => {
    expect(parseServerFrame(JSON.stringify({ ...frame, later: 1 }))).toEqual(frame);
  });

  it('reads an unknown code as refused, so that nothing is tried for ever', () => {
    const frame = { type: 'error', id: '1', code: 'of_tomorrow', message: 'm' };
    expect(parseServerFrame(JSON.stringify(frame))).toEqual({ ...frame, code: 'bad_value' });
  });

  it('does not bound what a server says', () => {
    const long = { ...message, parts: [{ kind: 'text', text: 'x'.repeat(100_000) }] };
    const frame = { type: 'message', message: long, cursor: 'c'.repeat(10_000) };
    expect(parseServerFrame(JSON.stringify(frame))).toEqual(frame);
  });

  it('does not take one kind of `ok` for another', () => {
    expect(() => parseServerFrame('{"type":"ok","id":"1","message":{}}')).toThrow(
      'ok.message.id: expected string, got nothing',
    );
    expect(() => parseServerFrame('{"type":"ok","id":"1","messages":{}}')).toThrow(
      'ok.messages: expected array, got an object',
    );
  });
});

describe('operator to server', () => {
  it.each([
    [{ type: 'hello', version: 1 }],
    [{ type: 'send', id: '1', conversation: 'k', clientId: 'c', parts: [{ kind: 'form', form }] }],
    [{ type: 'history', id: '1', conversation: 'k', before: 'b', limit: 50 }],
    [{ type: 'read', id: '1', conversation: 'k', upTo: 'm' }],
    [{ type: 'end', id: '1', conversation: 'k' }],
    [{ type: 'edit', id: '1', conversation: 'k', message: 'm', clientId: 'c', parts: message.parts }],
    [{ type: 'remove', id: '1', conversation: 'k', message: 'm' }],
    [{ type: 'transfer', id: '1', conversation: 'k', to: 'o' }],
    [{ type: 'ban', id: '1', conversation: 'k' }],
    [{ type: 'take', id: '1', conversation: 'k' }],
    [{ type: 'status', id: '1', status: 'away' }],
    [{ type: 'typing', conversation: 'k', on: false }],
    [{ type: 'ping' }],
  ])('copies %j', (frame) => {
    expect(parseOperatorFrame(JSON.stringify({ ...frame, later: 1 }))).toEqual(frame);
  });

  it('bounds and refuses like a visitor’s', () => {
    const long = { type: 'send', id: '1', conversation: 'k', clientId: 'c' };
    expect(() =>
      parseOperatorFrame(JSON.stringify({ ...long, parts: [{ kind: 'text', text: 'x'.repeat(4_001) }] })),
    ).toThrow('send.parts[0].text: expected at most 4000 characters, got 4001');
    expect(() => parseOperatorFrame('{"type":"status","id":"1","status":"gone"}')).toThrow(
      'status.status: expected available | away, got a string of 4',
    );
    const edit = { type: 'edit', id: '1', conversation: 'k', message: 'm', clientId: '', parts: [] };
    expect(() => parseOperatorFrame(JSON.stringify(edit))).toThrow(
      'edit.clientId: expected string, not empty, got a string of 0',
    );
    expect(parseOperatorFrame('{"type":"rate"}')).toBeUndefined();
  });
});

describe('server to operator', () => {
  it.each([
    [
      {
        type: 'welcome',
        version: 1,
        operator: { id: 'o', name: 'Anna' },
        groups: ['chat'],
        status: 'available',
        cap: 4,
        chats: [chat],
        queue: [entry],
        figures,
        ratings: [rating],
        notes: [note],
        canned: [{ key: 'hi', text: 'Hello' }],
        forms: [form],
        colleagues,
        serverTime: 1,
      },
    ],
    [{ type: 'ok', id: '1' }],
    [{ type: 'ok', id: '1', message, duplicate: false }],
    [{ type: 'ok', id: '1', messages: [message], before: 'b' }],
    [{ type: 'error', code: 'rate_limited', message: 'm' }],
    [{ type: 'chat', chat }],
    [{ type: 'chatRemoved', conversation: 'k' }],
    [{ type: 'message', message }],
    [{ type: 'removed', conversation: 'k', id: 'm' }],
    [{ type: 'context', conversation: 'k', context: {}, connected: false }],
    [{ type: 'typing', conversation: 'k', on: true, draft: 'd', ttlMs: 6_000 }],
    [{ type: 'receipt', conversation: 'k', upTo: 'm' }],
    [{ type: 'queue', queue: [entry] }],
    [{ type: 'figures', figures }],
    [{ type: 'rated', rating }],
    [{ type: 'note', note }],
    [{ type: 'status', status: 'away' }],
    [{ type: 'colleagues', colleagues }],
    [{ type: 'pong' }],
  ])('copies %j', (frame) => {
    expect(parseServerToOperatorFrame(JSON.stringify({ ...frame, later: 1 }))).toEqual(frame);
  });

  it('names the place in a deep frame', () => {
    const frame = { type: 'chat', chat: { ...chat, messages: [message, { ...message, from: 'robot' }] } };
    expect(() => parseServerToOperatorFrame(JSON.stringify(frame))).toThrow(
      'chat.chat.messages[1].from: expected visitor | operator | bot | system, got a string of 5',
    );
    expect(parseServerToOperatorFrame('{"type":"weather"}')).toBeUndefined();
  });
});
