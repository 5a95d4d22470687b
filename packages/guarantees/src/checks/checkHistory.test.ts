import { describe, expect, it } from 'vitest';
import type { History, HistoryEvent, LogMessage, SeenMessage } from '../history/historyEvent.js';
import { type AnomalyKind, anomalyKinds } from './anomaly.js';
import { checkHistory } from './checkHistory.js';

const client = 'tab';
const account = 'k';
const person = 'anna';

function sent(text: string, rest: object = {}): HistoryEvent {
  return { type: 'sent', client, origin: 'o', person, clientId: `c-${text}`, text, ...rest };
}
function row(text: string, place: number, rest: object = {}): LogMessage {
  const order = `1.${place}`;
  return { id: `m-${text}`, clientId: `c-${text}`, order, from: 'visitor', text, conversation: 'v', ...rest };
}
function seen(text: string, place: number, rest: object = {}): SeenMessage {
  return { ...row(text, place), status: 'sent', ...rest };
}
const echo = (text: string, status: SeenMessage['status'] = 'pending'): SeenMessage =>
  seen(text, 9, { id: `c-${text}`, status });
function shown(messages: readonly SeenMessage[], rest: object = {}): HistoryEvent {
  return {
    type: 'shown',
    client,
    side: 'visitor',
    person,
    account,
    atRest: false,
    earlier: false,
    messages,
    ...rest,
  };
}
const atRest = (messages: readonly SeenMessage[], rest: object = {}): HistoryEvent =>
  shown(messages, { atRest: true, ...rest });
const log = (messages: readonly LogMessage[], rest: object = {}): HistoryEvent =>
  ({ type: 'log', account, messages, ...rest }) as HistoryEvent;
const bound: HistoryEvent = { type: 'bound', client, person, account };
function operator(type: 'said' | 'edited' | 'removed', text: string, rest: object = {}): HistoryEvent {
  const id = `m-${text}`;
  return {
    type,
    client: 'desk',
    account,
    outcome: 'ok',
    clientId: `c-${text}`,
    id,
    text,
    ...rest,
  } as HistoryEvent;
}
const said = { from: 'operator' };

const planted: readonly (readonly [AnomalyKind, string, History])[] = [
  ['lost', 'acked, and not in the log', [bound, sent('a'), shown([seen('a', 1)]), atRest([]), log([])]],
  ['lost', 'accepted, and gone', [bound, sent('a'), shown([echo('a')]), atRest([]), log([])]],
  ['lost', 'said by the operator, and gone', [bound, operator('said', 'a'), atRest([]), log([])]],
  [
    'lost',
    'wiped only after it was acked',
    [
      bound,
      sent('a'),
      shown([seen('a', 1)]),
      { type: 'lapsed', why: 'wiped', origin: 'o' },
      atRest([]),
      log([]),
    ],
  ],
  [
    'diverged',
    'wiped, and half forgotten by the tab',
    [
      bound,
      sent('a'),
      sent('b'),
      shown([seen('a', 1), seen('b', 2)]),
      { type: 'lapsed', why: 'wiped', origin: 'o', clients: [client] },
      atRest([seen('b', 2)]),
      log([row('a', 1), row('b', 2)]),
    ],
  ],
  [
    'doubled',
    'stored twice under one clientId',
    [
      bound,
      sent('a'),
      atRest([seen('a', 1), seen('a', 2, { id: 'x' })]),
      log([row('a', 1), row('a', 2, { id: 'x' })]),
    ],
  ],
  [
    'doubled',
    'stored twice under two clientIds',
    [bound, sent('a'), atRest([]), log([row('a', 1), row('a', 2, { id: 'x', clientId: 'y' })])],
  ],
  [
    'doubled',
    'echo beside the message, for a moment',
    [bound, sent('a'), shown([seen('a', 1), echo('a')]), atRest([seen('a', 1)]), log([row('a', 1)])],
  ],
  [
    'doubled',
    'stored for two accounts',
    [
      bound,
      { ...bound, account: 'l' } as HistoryEvent,
      sent('a'),
      log([row('a', 1)]),
      log([row('a', 1)], { account: 'l' }),
    ],
  ],
  [
    'inverted',
    'stored against the order of writing',
    [bound, sent('a'), sent('b'), atRest([seen('b', 1), seen('a', 2)]), log([row('b', 1), row('a', 2)])],
  ],
  [
    'inverted',
    'shown in another order for a moment',
    [
      bound,
      sent('a'),
      sent('b'),
      shown([seen('b', 2), seen('a', 1)]),
      atRest([seen('a', 1), seen('b', 2)]),
      log([row('a', 1), row('b', 2)]),
    ],
  ],
  ['diverged', 'a hole at rest', [bound, sent('a'), shown([seen('a', 1)]), atRest([]), log([row('a', 1)])]],
  [
    'diverged',
    'shown, not stored',
    [bound, operator('said', 'a', { outcome: 'unknown' }), atRest([seen('a', 1, said)]), log([])],
  ],
  [
    'diverged',
    'still on its way at rest',
    [bound, sent('a'), atRest([seen('a', 1), echo('b')]), log([row('a', 1)])],
  ],
  [
    'diverged',
    'a hole after the first shown',
    [
      bound,
      sent('a'),
      sent('b'),
      sent('c'),
      atRest([seen('a', 1), seen('c', 3)], { earlier: true }),
      log([row('a', 1), row('b', 2), row('c', 3)]),
    ],
  ],
  [
    'diverged',
    'read in one of two tabs',
    [
      bound,
      sent('a'),
      atRest([seen('a', 1, { status: 'read' })]),
      atRest([seen('a', 1)], { client: 'other' }),
      log([row('a', 1)]),
    ],
  ],
  [
    'diverged',
    'two tabs are two visitors',
    [
      bound,
      { ...bound, client: 'other', account: 'l' } as HistoryEvent,
      atRest([]),
      atRest([], { client: 'other', account: 'l' }),
      log([]),
      log([], { account: 'l' }),
    ],
  ],
  ['diverged', 'stored with other words', [bound, sent('a'), log([row('a', 1, { text: 'b' })])]],
  [
    'resurrected',
    'removed, gone, back',
    [
      bound,
      operator('said', 'a'),
      shown([seen('a', 1, said)]),
      operator('removed', 'a'),
      shown([]),
      shown([seen('a', 1, said)]),
      atRest([]),
      log([]),
    ],
  ],
  [
    'resurrected',
    'removed, and shown at rest',
    [bound, operator('said', 'a'), operator('removed', 'a'), atRest([seen('a', 1, said)]), log([])],
  ],
  [
    'resurrected',
    'thrown away, and stored',
    [
      bound,
      sent('a'),
      shown([echo('a', 'failed')]),
      { type: 'discarded', client, clientId: 'c-a' },
      atRest([seen('a', 1)]),
      log([row('a', 1)]),
    ],
  ],
  [
    'stale',
    'an edit not shown at rest',
    [
      bound,
      operator('said', 'a'),
      operator('edited', 'a', { text: 'b' }),
      atRest([seen('a', 1, said)]),
      log([row('a', 1, { ...said, text: 'b', edited: true })]),
    ],
  ],
  [
    'stale',
    'an edit not stored',
    [bound, operator('said', 'a'), operator('edited', 'a', { text: 'b' }), log([row('a', 1, said)])],
  ],
  [
    'regressed',
    'read, then sent',
    [bound, sent('a'), shown([seen('a', 1, { status: 'read' })]), atRest([seen('a', 1)]), log([row('a', 1)])],
  ],
  [
    'regressed',
    'sent, then on its way again',
    [bound, sent('a'), shown([seen('a', 1)]), shown([echo('a')]), atRest([seen('a', 1)]), log([row('a', 1)])],
  ],
  [
    'regressed',
    'a marker that goes back',
    [
      { type: 'marked', client, mark: 'read', at: '1.2' },
      { type: 'marked', client, mark: 'read', at: '1.1' },
    ],
  ],
  [
    'foreign',
    'stored as another',
    [{ ...bound, person: 'ben' } as HistoryEvent, sent('a'), log([row('a', 1)])],
  ],
  [
    'foreign',
    'shown to another',
    [bound, sent('a'), shown([seen('a', 1)], { person: 'ben' }), log([row('a', 1)])],
  ],
  ['foreign', 'written by nobody', [bound, log([row('a', 1)])]],
  ['foreign', 'said to another', [bound, operator('said', 'a', { account: 'l' }), log([row('a', 1, said)])]],
  [
    'foreign',
    'refused, and stored',
    [bound, { type: 'refused', client, text: 'a', code: 'queue_full' }, log([row('a', 1)])],
  ],
];

const clean: readonly (readonly [string, History])[] = [
  ['stored', [bound, sent('a'), shown([echo('a')]), atRest([seen('a', 1)]), log([row('a', 1)])]],
  ['shown as failed', [bound, sent('a'), atRest([echo('a', 'failed')]), log([])]],
  ['nobody knows, and shown so', [bound, sent('a'), atRest([echo('a', 'uncertain')]), log([])]],
  [
    'nobody knows, thrown away, and stored after all',
    [
      bound,
      sent('a'),
      shown([echo('a', 'uncertain')]),
      { type: 'discarded', client, clientId: 'c-a' },
      atRest([seen('a', 1)]),
      log([row('a', 1)]),
    ],
  ],
  [
    'wiped before it was acked',
    [bound, sent('a'), { type: 'lapsed', why: 'wiped', origin: 'o' }, atRest([]), log([])],
  ],
  [
    'wiped, and forgotten by the tab',
    [
      bound,
      sent('a'),
      shown([seen('a', 1)]),
      { type: 'lapsed', why: 'wiped', origin: 'o', clients: [client] },
      atRest([]),
      log([row('a', 1)]),
    ],
  ],
  [
    'wiped, and stored once',
    [
      bound,
      sent('a'),
      { type: 'lapsed', why: 'wiped', origin: 'o' },
      atRest([seen('a', 1)]),
      log([row('a', 1)]),
    ],
  ],
  [
    'an operator without an answer, not stored',
    [bound, operator('said', 'a', { outcome: 'unknown', id: undefined }), atRest([]), log([])],
  ],
  [
    'an operator without an answer, stored',
    [
      bound,
      operator('said', 'a', { outcome: 'unknown', id: undefined }),
      atRest([seen('a', 1, said)]),
      log([row('a', 1, said)]),
    ],
  ],
  [
    'failed, then tried again behind a later one',
    [
      bound,
      sent('a'),
      sent('b'),
      shown([seen('b', 1), echo('a', 'failed')]),
      { type: 'retried', client, clientId: 'c-a' },
      atRest([seen('b', 1), seen('a', 2)]),
      log([row('b', 1), row('a', 2)]),
    ],
  ],
  [
    'older pages not loaded',
    [bound, sent('a'), sent('b'), atRest([seen('b', 2)], { earlier: true }), log([row('a', 1), row('b', 2)])],
  ],
  [
    'a desk that shows one of two conversations',
    [
      bound,
      sent('a'),
      sent('b'),
      atRest([row('b', 2)], { client: 'desk', side: 'desk', conversation: 'v', person: undefined }),
      log([row('a', 1, { conversation: 'w' }), row('b', 2)]),
    ],
  ],
];

describe('checkHistory', () => {
  it.each(planted)('finds %s: %s', (kind, _, history) => {
    expect(checkHistory(history).map((anomaly) => anomaly.kind)).toContain(kind);
  });

  it.each(clean)('finds nothing wrong: %s', (_, history) => {
    expect(checkHistory(history)).toEqual([]);
  });

  it('has a planted history for each kind of anomaly', () => {
    expect(new Set(planted.map(([kind]) => kind))).toEqual(new Set(anomalyKinds));
  });

  it('names a broken promise once', () => {
    const history = [bound, sent('a'), shown([seen('a', 1), echo('a')]), shown([seen('a', 1), echo('a')])];
    const doubled = checkHistory(history).filter(({ kind }) => kind === 'doubled');
    expect(new Set(doubled.map(({ what }) => what)).size).toBe(doubled.length);
  });
});
