import { describe, expect, test } from 'vitest';
import { messageOf } from '../../test/createScriptedTransport.js';
import { deepFreeze } from '../../test/deepFreeze.js';
import { countUnread } from './countUnread.js';
import { emptyLog, type Log, type LogChange } from './log.js';
import { reduceLog } from './reduceLog.js';

const own = (n: number) => messageOf(n, { from: 'visitor', clientId: `client-${n}` });
const received = (...messages: ReturnType<typeof messageOf>[]): LogChange => ({ type: 'received', messages });
const marked = (mark: 'delivered' | 'read' | 'seen', upTo: string): LogChange => ({
  type: 'marked',
  mark,
  upTo,
});
const after = (...changes: LogChange[]): Log =>
  changes.reduce((log, change) => deepFreeze(reduceLog(log, deepFreeze(change))), deepFreeze(emptyLog));
const shown = (log: Log) =>
  log.stored
    .map(({ id, status, parts, removed }) => (removed && !parts.length ? `${id}:gone` : `${id}:${status}`))
    .join(' ');

describe('reduceLog', () => {
  test.each<[string, LogChange[], string]>([
    ['received', [received(own(1), messageOf(2))], 'm1:sent m2:sent'],
    [
      'a receipt reaches back',
      [received(own(1), own(2), own(3)), marked('delivered', 'm2')],
      'm1:delivered m2:delivered m3:sent',
    ],
    [
      'read is more than delivered',
      [received(own(1), own(2)), marked('delivered', 'm2'), marked('read', 'm1')],
      'm1:read m2:delivered',
    ],
    [
      'read first, delivered after',
      [received(own(1)), marked('read', 'm1'), marked('delivered', 'm1')],
      'm1:read',
    ],
    [
      'a receipt never goes back',
      [received(own(1), own(2)), marked('read', 'm2'), marked('read', 'm1')],
      'm1:read m2:read',
    ],
    ['others are not stamped', [received(messageOf(1), own(2)), marked('read', 'm2')], 'm1:sent m2:read'],
    [
      'upTo may name a message of others',
      [received(own(1), messageOf(2), own(3)), marked('read', 'm2')],
      'm1:read m2:sent m3:sent',
    ],
    [
      'a receipt before its message waits for it',
      [marked('read', 'm2'), received(own(1), own(2))],
      'm1:read m2:read',
    ],
    [
      'a message after the receipt is not read',
      [received(own(1)), marked('read', 'm1'), received(own(2))],
      'm1:read m2:sent',
    ],
    ['an edit keeps the status', [received(own(1)), marked('read', 'm1'), received(own(1))], 'm1:read'],
    [
      'removed: its place stays',
      [received(own(1), own(2)), { type: 'removed', id: 'm1' }],
      'm1:gone m2:sent',
    ],
    [
      'removed, and acknowledged late',
      [received(own(1)), { type: 'removed', id: 'm1' }, received(own(1), own(2))],
      'm1:gone m2:sent',
    ],
    [
      'removed while nobody was here',
      [{ type: 'replaced', messages: [{ ...own(1), parts: [], removed: true }, own(2)], earlier: false }],
      'm1:gone m2:sent',
    ],
    ['removed, but never loaded', [received(own(1)), { type: 'removed', id: 'm9' }], 'm1:sent'],
    [
      'edited, but never loaded: no hole below it',
      [
        { type: 'replaced', messages: [own(5)], earlier: true },
        received(messageOf(2, { edited: true })),
        received(messageOf(6, { edited: true })),
      ],
      'm5:sent m6:sent',
    ],
    [
      'acknowledged late, but older than what is loaded: no hole below it',
      [{ type: 'replaced', messages: [own(5)], earlier: true }, received(own(2)), received(own(6))],
      'm5:sent m6:sent',
    ],
    [
      'edited, where all is loaded',
      [received(own(5)), received(messageOf(2, { edited: true }))],
      'm2:sent m5:sent',
    ],
    [
      'paged',
      [received(own(3)), { type: 'paged', messages: [own(1), own(2)], earlier: true }],
      'm1:sent m2:sent m3:sent',
    ],
    [
      'a page that was read before a removal brings the place back, and not the words',
      [
        received(own(2)),
        { type: 'removed', id: 'm1' },
        { type: 'paged', messages: [own(1), own(2)], earlier: false },
      ],
      'm1:gone m2:sent',
    ],
    [
      'a log that took the place of another brings back what it has',
      [
        received(own(1)),
        { type: 'removed', id: 'm1' },
        { type: 'replaced', messages: [own(1)], earlier: false },
      ],
      'm1:sent',
    ],
    [
      'older pages of a read log are read',
      [received(own(3)), marked('read', 'm3'), { type: 'paged', messages: [own(1)], earlier: false }],
      'm1:read m3:read',
    ],
    [
      'replaced',
      [received(own(1), own(2)), { type: 'replaced', messages: [own(2), own(5)], earlier: true }],
      'm2:sent m5:sent',
    ],
    [
      'replaced by another log, which knows the same message under another id',
      [
        received(own(1)),
        marked('read', 'm1'),
        { type: 'replaced', messages: [{ ...own(1), id: 'other' }], earlier: false },
      ],
      'other:sent',
    ],
    [
      'replaced, status kept',
      [
        received(own(1), own(2)),
        marked('read', 'm2'),
        { type: 'replaced', messages: [own(2), own(3)], earlier: true },
      ],
      'm2:read m3:sent',
    ],
  ])('%s', (_, changes, expected) => expect(shown(after(...changes))).toBe(expected));

  test.each<[string, LogChange[], boolean]>([
    ['a page says whether there is more', [{ type: 'paged', messages: [], earlier: true }], true],
    ['a snapshot says so too', [{ type: 'replaced', messages: [], earlier: true }], true],
    ['new messages do not', [{ type: 'replaced', messages: [], earlier: true }, received(own(1))], true],
  ])('%s', (_, changes, earlier) => expect(after(...changes).earlier).toBe(earlier));

  test('a page that was read before an edit does not undo it', () => {
    const edited = messageOf(1, { parts: [{ kind: 'text', text: 'mended' }], edited: true });
    const log = after(
      received(edited),
      { type: 'paged', messages: [messageOf(1)], earlier: false },
      received(messageOf(2)),
    );
    expect(log.stored[0]).toMatchObject({ id: 'm1', edited: true, parts: edited.parts });
  });

  test('what is removed is no longer edited', () => {
    const log = after(received(messageOf(1, { edited: true })), { type: 'removed', id: 'm1' });
    expect(log.stored[0]).toMatchObject({ removed: true, edited: false, parts: [] });
  });

  test('messages that do not change stay the same objects', () => {
    const before = after(received(own(1), messageOf(2), own(3)), marked('read', 'm1'));
    const next = reduceLog(before, received(messageOf(4)));
    expect(next.stored.slice(0, 3).every((message, index) => message === before.stored[index])).toBe(true);
  });
});

describe('countUnread', () => {
  const notice = messageOf(3, {
    from: 'system',
    parts: [{ kind: 'notice', notice: { code: 'operator_joined', name: 'Anna' } }],
  });

  test.each<[string, LogChange[], number]>([
    ['nothing', [], 0],
    ['two of an operator', [received(messageOf(1), messageOf(2))], 2],
    ['own ones do not count', [received(messageOf(1), own(2))], 1],
    ['notices do not count', [received(messageOf(1), notice)], 1],
    ['a bot counts', [received(messageOf(1, { from: 'bot' }))], 1],
    [
      'up to the read position',
      [received(messageOf(1), messageOf(2), messageOf(3)), marked('seen', 'm2')],
      1,
    ],
    [
      'a position never goes back',
      [received(messageOf(1), messageOf(2)), marked('seen', 'm2'), marked('seen', 'm1')],
      0,
    ],
    [
      'a position that comes before its message',
      [marked('seen', 'm1'), received(messageOf(1), messageOf(2))],
      1,
    ],
    ['a removed message is not unread', [received(messageOf(1)), { type: 'removed', id: 'm1' }], 0],
  ])('%s', (_, changes, expected) => expect(countUnread(after(...changes))).toBe(expected));
});
