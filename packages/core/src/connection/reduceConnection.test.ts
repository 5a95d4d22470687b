import { ChatError, type ErrorCode } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import { deepFreeze } from '../../test/deepFreeze.js';
import type { ConnectionState } from '../session.js';
import {
  type ConnectionEvent,
  initialSupervision,
  reduceConnection,
  type Supervision,
} from './reduceConnection.js';

const now = 1_000_000;
const lost = new ChatError('connection_lost');
const slow = new ChatError('rate_limited', { retryAfterMs: 60_000 });

const states = {
  idle: { phase: 'idle' },
  connecting: { phase: 'connecting', attempt: 1 },
  online: { phase: 'online', resumed: false },
  waiting: { phase: 'waiting', attempt: 1, retryAt: now + 400, error: lost },
  hidden: { phase: 'suspended', why: 'hidden' },
  offline: { phase: 'suspended', why: 'offline' },
  closed: { phase: 'closed' },
} as const satisfies Record<string, ConnectionState>;

const failure = (type: 'failed' | 'dropped', code: ErrorCode, token = false): ConnectionEvent => ({
  type,
  error: code === 'rate_limited' ? slow : new ChatError(code),
  now,
  random: 0.5,
  token,
});

const at = (state: keyof typeof states, more: Partial<Supervision> = {}): Supervision =>
  deepFreeze({ ...initialSupervision, state: states[state], ...more });

type Row = readonly [ConnectionEvent, Record<keyof typeof states, string>];

/** Phase after each event in each state, without a gap; `=` means that the very state stays, so that no effect begins anew. */
const table: Readonly<Record<ConnectionEvent['type'], Row>> = {
  started: [
    { type: 'started', now },
    {
      idle: 'connecting',
      connecting: '=',
      online: '=',
      waiting: 'connecting',
      hidden: 'connecting',
      offline: 'connecting',
      closed: '=',
    },
  ],
  hurried: [
    { type: 'hurried', now },
    {
      idle: '=',
      connecting: '=',
      online: '=',
      waiting: 'connecting',
      hidden: 'connecting',
      offline: 'connecting',
      closed: '=',
    },
  ],
  restored: [
    { type: 'restored', now },
    {
      idle: '=',
      connecting: 'connecting',
      online: 'connecting',
      waiting: 'connecting',
      hidden: 'connecting',
      offline: 'connecting',
      closed: '=',
    },
  ],
  connected: [
    { type: 'connected', resumed: true },
    { idle: '=', connecting: 'online', online: '=', waiting: '=', hidden: '=', offline: '=', closed: '=' },
  ],
  failed: [
    failure('failed', 'connection_failed'),
    { idle: '=', connecting: 'waiting', online: '=', waiting: '=', hidden: '=', offline: '=', closed: '=' },
  ],
  dropped: [
    failure('dropped', 'connection_lost'),
    { idle: '=', connecting: '=', online: 'waiting', waiting: '=', hidden: '=', offline: '=', closed: '=' },
  ],
  stable: [
    { type: 'stable' },
    { idle: '=', connecting: '=', online: '=', waiting: '=', hidden: '=', offline: '=', closed: '=' },
  ],
  due: [
    { type: 'due' },
    {
      idle: '=',
      connecting: '=',
      online: '=',
      waiting: 'connecting',
      hidden: '=',
      offline: '=',
      closed: '=',
    },
  ],
  rested: [
    { type: 'rested', why: 'hidden' },
    {
      idle: '=',
      connecting: 'suspended',
      online: 'suspended',
      waiting: 'suspended',
      hidden: '=',
      offline: '=',
      closed: '=',
    },
  ],
  reset: [
    { type: 'reset' },
    {
      idle: 'idle',
      connecting: 'idle',
      online: 'idle',
      waiting: 'idle',
      hidden: 'idle',
      offline: 'idle',
      closed: 'idle',
    },
  ],
  destroyed: [
    { type: 'destroyed' },
    {
      idle: 'closed',
      connecting: 'closed',
      online: 'closed',
      waiting: 'closed',
      hidden: 'closed',
      offline: 'closed',
      closed: 'closed',
    },
  ],
};

describe('reduceConnection', () => {
  for (const [event, row] of Object.values(table)) {
    test.each(Object.entries(row))(`${event.type} in %s → %s`, (from, to) => {
      const before = at(from as keyof typeof states);
      const { state } = reduceConnection(before, deepFreeze(event));
      if (to === '=') expect(state).toBe(before.state);
      else expect(state.phase).toBe(to);
    });
  }

  test.each([
    // An attempt: what would be refused again is not tried again.
    ['failed', 'connection_failed', 'waiting'],
    ['failed', 'timeout', 'waiting'],
    ['failed', 'server_unavailable', 'waiting'],
    ['failed', 'rate_limited', 'waiting'],
    ['failed', 'aborted', 'waiting'],
    ['failed', 'cursor_unknown', 'waiting'],
    ['failed', 'bad_frame', 'closed'],
    ['failed', 'frame_too_large', 'closed'],
    ['failed', 'version_unsupported', 'closed'],
    ['failed', 'origin_forbidden', 'closed'],
    ['failed', 'banned', 'closed'],
    ['failed', 'token_unknown', 'closed'],
    // A live connection: a frame that broke it says nothing about the next hello.
    ['dropped', 'connection_lost', 'waiting'],
    ['dropped', 'slow_reader', 'waiting'],
    ['dropped', 'bad_frame', 'waiting'],
    ['dropped', 'frame_too_large', 'waiting'],
    ['dropped', 'banned', 'closed'],
    ['dropped', 'sign_in_required', 'closed'],
  ] as const)('%s by %s → %s', (type, code, phase) => {
    const before = at(type === 'failed' ? 'connecting' : 'online');
    const { state } = reduceConnection(before, failure(type, code));
    expect(state.phase).toBe(phase);
    expect('error' in state && state.error?.code).toBe(code);
  });

  test('a refused token is forgotten once, and only when there is one', () => {
    const once = reduceConnection(at('connecting'), failure('failed', 'token_unknown', true));
    expect(once).toMatchObject({ anew: true, state: { phase: 'connecting' } });
    const twice = reduceConnection(once, failure('failed', 'token_unknown', true));
    expect(twice.state.phase).toBe('closed');
    const online = reduceConnection(once, { type: 'connected', resumed: false });
    expect(reduceConnection(online, failure('dropped', 'token_unknown', true)).state.phase).toBe('closed');
    const stable = reduceConnection(online, { type: 'stable' });
    expect(reduceConnection(stable, failure('dropped', 'token_unknown', true)).state.phase).toBe(
      'connecting',
    );
  });

  test('the wait grows with each failure and starts anew after a stable connection', () => {
    let supervision = at('connecting');
    const waits: number[] = [];
    for (let round = 0; round < 8; round++) {
      supervision = reduceConnection(supervision, failure('failed', 'connection_failed'));
      if (supervision.state.phase === 'waiting') waits.push(supervision.state.retryAt - now);
      expect(supervision.state).toMatchObject({ attempt: round + 1 });
      supervision = reduceConnection(supervision, { type: 'due' });
    }
    expect(waits).toEqual([250, 5_000, 10_000, 15_000, 15_000, 15_000, 15_000, 15_000]);
    const online = reduceConnection(supervision, { type: 'connected', resumed: true });
    expect(online.failures).toBe(8);
    expect(reduceConnection(online, { type: 'stable' }).failures).toBe(0);
  });

  test('attempts that somebody asked for do not lengthen the wait after them', () => {
    const waiting = reduceConnection(at('online'), failure('dropped', 'connection_lost'));
    const hurriedTenTimes = Array.from({ length: 10 }).reduce<Supervision>(
      (held) =>
        reduceConnection(
          reduceConnection(held, { type: 'hurried', now }),
          failure('failed', 'connection_failed'),
        ),
      waiting,
    );
    expect(waiting.state).toMatchObject({ attempt: 1, retryAt: now + 250 });
    expect(hurriedTenTimes.state).toMatchObject({ attempt: 1, retryAt: now + 250 });
    const unasked = reduceConnection(
      reduceConnection(waiting, { type: 'due' }),
      failure('failed', 'timeout'),
    );
    expect(unasked.state).toMatchObject({ attempt: 2, retryAt: now + 5_000 });
  });

  describe('what the backend asked to wait', () => {
    const held = reduceConnection(at('connecting'), failure('failed', 'rate_limited'));
    const hold = { phase: 'waiting', retryAt: now + 60_000, error: slow };

    test('is waited for in full', () => expect(held.state).toMatchObject(hold));

    test.each([
      ['started', [{ type: 'started', now: now + 59_999 }]],
      ['hurried', [{ type: 'hurried', now: now + 59_999 }]],
      ['restored', [{ type: 'restored', now: now + 59_999 }]],
      [
        'offline, then online',
        [
          { type: 'rested', why: 'offline' },
          { type: 'hurried', now: now + 59_999 },
        ],
      ],
      ['reset and started', [{ type: 'reset' }, { type: 'started', now: now + 59_999 }]],
    ] as const)('is not shortened by: %s', (_, events) => {
      expect(events.reduce(reduceConnection, deepFreeze(held)).state).toMatchObject(hold);
    });

    test('is over when it is over', () => {
      expect(reduceConnection(held, { type: 'hurried', now: now + 60_000 }).state.phase).toBe('connecting');
      expect(reduceConnection(held, { type: 'due' }).state.phase).toBe('connecting');
    });

    test('is not waited for twice, also when the clock was set back meanwhile', () => {
      const again = reduceConnection(reduceConnection(held, { type: 'due' }), {
        ...failure('failed', 'connection_failed'),
        now: now - 86_400_000,
      } as ConnectionEvent);
      expect(again.state).toMatchObject({ phase: 'waiting', retryAt: now - 86_400_000 + 5_000 });
    });

    test('is not shortened by a refused token', () => {
      const again = { ...held, state: states.connecting };
      expect(reduceConnection(again, failure('failed', 'token_unknown', true)).state).toMatchObject(hold);
    });
  });
});
