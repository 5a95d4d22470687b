import { describe, expect, it } from 'vitest';
import {
  type Carrier,
  type CarrierMemory,
  chooseCarrier,
  freshMemory,
  type Outcome,
  remember,
} from './chooseCarrier.js';

const minute = 60_000;
const now = 1_000_000;
const after = (outcomes: readonly Outcome[], memory = freshMemory): CarrierMemory =>
  outcomes.reduce((known, outcome) => remember(known, outcome, now), memory);
const sse: CarrierMemory = { broken: 0, turns: 1, sseUntil: now + 5 * minute };

const refused: Outcome = { type: 'opened-instead', carrier: 'sse' };
const back: Outcome = { type: 'opened-instead', carrier: 'websocket' };
const broke: Outcome = { type: 'broke-soon', carrier: 'websocket' };
const streamBroke: Outcome = { type: 'broke-soon', carrier: 'sse' };
const lasted: Outcome = { type: 'lasted', carrier: 'websocket' };
const streamLasted: Outcome = { type: 'lasted', carrier: 'sse' };
const down: Outcome = { type: 'unreachable' };

describe('which carrier goes first', () => {
  it.each<[string, readonly Outcome[], CarrierMemory, Carrier]>([
    ['nothing is known', [], freshMemory, 'websocket'],
    ['no WebSocket got through, a stream did', [refused], freshMemory, 'sse'],
    ['the server is down', [down], freshMemory, 'websocket'],
    ['the server is down for long', Array(50).fill(down), freshMemory, 'websocket'],
    ['it broke soon once', [broke], freshMemory, 'websocket'],
    ['it broke soon twice', [broke, broke], freshMemory, 'websocket'],
    ['it broke soon three times', [broke, broke, broke], freshMemory, 'sse'],
    ['one lasted in between', [broke, broke, lasted, broke], freshMemory, 'websocket'],
    ['the server was down in between', [broke, broke, down, broke], freshMemory, 'sse'],
    ['streams, and the server is down', [down], sse, 'sse'],
    ['streams, and one lasted', [streamLasted], sse, 'sse'],
    ['streams break soon, twice', [streamBroke, streamBroke], sse, 'sse'],
    ['streams break soon, three times', [streamBroke, streamBroke, streamBroke], sse, 'websocket'],
    ['no stream got through, a WebSocket did', [back], sse, 'websocket'],
  ])('%s', (_what, outcomes, memory, expected) => {
    expect(chooseCarrier(after(outcomes, memory), now)).toBe(expected);
  });
});

describe('how long streams go first', () => {
  it.each([
    [1, 5],
    [2, 10],
    [3, 20],
    [4, 40],
    [5, 60],
    [30, 60],
  ])('turn %i takes %i minutes', (turn, minutes) => {
    const memory = after(Array(turn).fill(refused));
    expect(chooseCarrier(memory, now + minutes * minute - 1)).toBe('sse');
    expect(chooseCarrier(memory, now + minutes * minute)).toBe('websocket');
  });

  it('begins anew once a WebSocket has lasted, and not when one has merely opened', () => {
    expect(after([refused, refused, lasted]).turns).toBe(0);
    expect(after([refused, refused, back]).turns).toBe(2);
  });
});
