import {
  type Capabilities,
  ChatError,
  type Conversation,
  type Form,
  type HistoryPage,
  type Snapshot,
} from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import {
  type Attempt,
  createScriptedTransport,
  fullCapabilities,
  type Methods,
  messageOf,
} from '../test/createScriptedTransport.js';
import { createTestEnvironment, type TestEnvironment } from '../test/createTestEnvironment.js';
import { createSession } from './createSession.js';

// Loaded on demand; here at once, so that a turn of the clock is enough for it.
await import('./tabs/createCompany.js');

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await import('./outbox/createDelivery.js');

// Loaded on demand; here at once, so that a turn of the clock is enough for it.
await import('./createOnDemand.js');

const ended: Conversation = { id: 'c1', intent: 'chat', phase: 'ended' };
const answered: Partial<Snapshot> = { conversation: ended, messages: [messageOf(1)] };

async function online(
  snapshot: Partial<Snapshot> = {},
  capabilities: Partial<Capabilities> = {},
  methods: Methods = {},
  environment: TestEnvironment = createTestEnvironment(),
) {
  const transport = createScriptedTransport({ ...fullCapabilities, ...capabilities }, methods);
  const session = createSession({ transport, environment });
  session.start();
  await environment.settle();
  transport.last().accept({ cursor: 'k0', ...snapshot });
  await environment.settle();
  const calls = (name: string) => called(transport.last(), name);
  const stored = (name: string) => environment.local.entries.get(`comptoir.default.${name}`);
  return { environment, transport, session, calls, stored };
}

function called(attempt: Attempt, name: string): unknown[] {
  return attempt.calls.filter((call) => call.name === name).map(({ args }) => args[0]);
}

describe('typing', () => {
  test('is told at most every two seconds, and once that it is over', async () => {
    const { environment, session, calls } = await online();
    for (let key = 0; key < 30; key++) {
      session.$draft.set('x'.repeat(key));
      session.typing();
      await environment.advance(100);
    }
    expect(calls('typing')).toEqual([
      { on: true, draft: '' },
      { on: true, draft: 'x'.repeat(19) },
    ]);
    await environment.advance(10_000);
    expect(calls('typing').slice(2)).toEqual([{ on: true, draft: 'x'.repeat(29) }, { on: false }]);
  });

  test('is over when the message is sent', async () => {
    const { session, calls } = await online();
    session.typing();
    session.send('a');
    expect(calls('typing').at(-1)).toEqual({ on: false });
  });

  test('goes on at once after a message was sent', async () => {
    const { session, calls } = await online({}, { typing: { out: 'state', in: true } });
    session.typing();
    session.send('a');
    session.typing();
    expect(calls('typing')).toEqual([{ on: true }, { on: false }, { on: true }]);
  });

  test.each([
    ['state', [{ on: true }]],
    [false, []],
  ] as const)('with capability %s the draft stays here', async (out, expected) => {
    const { session, calls } = await online({}, { typing: { out, in: true } });
    session.$draft.set('secret');
    session.typing();
    expect(calls('typing')).toEqual(expected);
  });

  test('of the other side ends by itself, by a message, and by losing the connection', async () => {
    const { environment, transport, session } = await online();
    const by = { id: 'o1', name: 'Anna' };
    const emit = () => transport.last().emit({ type: 'typing', on: true, by, ttlMs: 6_000 });
    emit();
    await environment.advance(5_999);
    emit();
    await environment.advance(5_999);
    expect(session.$typing.get()).toEqual(by);
    await environment.advance(1);
    expect(session.$typing.get()).toBeUndefined();
    emit();
    transport.last().emit({ type: 'typing', on: false, ttlMs: 6_000 });
    expect(session.$typing.get()).toBeUndefined();
    emit();
    transport.last().emit({ type: 'message', message: messageOf(1) });
    expect(session.$typing.get()).toBeUndefined();
    emit();
    transport.last().drop();
    await environment.settle();
    expect(session.$typing.get()).toBeUndefined();
  });
});

describe('reading', () => {
  test('clears the badge, tells the backend once, and again after reconnecting when it does not know', async () => {
    const { environment, transport, session, calls } = await online({
      messages: [messageOf(1), messageOf(2)],
    });
    expect(session.$unread.get()).toBe(2);
    session.markRead();
    session.markRead();
    expect(session.$unread.get()).toBe(0);
    expect(calls('markRead')).toEqual(['m2']);
    transport.last().drop();
    await environment.advance(500);
    transport.last().emit({ type: 'message', message: messageOf(9) });
    transport.last().accept({ complete: true, cursor: 'k1', seenUpTo: 'm1', messages: [messageOf(3)] });
    await environment.settle();
    expect(calls('markRead')).toEqual(['m2']);
    expect(session.$unread.get()).toBe(2);
  });

  test('what could not be told is told the next time', async () => {
    let fails = true;
    const markRead = () => (fails ? Promise.reject(new ChatError('timeout')) : Promise.resolve());
    const { environment, session, calls } = await online({ messages: [messageOf(1)] }, {}, { markRead });
    session.markRead();
    await environment.settle();
    fails = false;
    session.markRead();
    await environment.settle();
    session.markRead();
    expect(calls('markRead')).toEqual(['m1', 'm1']);
  });

  test('in another tab clears the badge here', async () => {
    const { transport, session } = await online({ messages: [messageOf(1), messageOf(2)] });
    transport.last().emit({ type: 'seen', upTo: 'm1' });
    expect(session.$unread.get()).toBe(1);
  });

  test('what was read stays read after a replaced log', async () => {
    const { environment, transport, session } = await online({ messages: [messageOf(1)] });
    session.markRead();
    transport.last().emit({ type: 'gap' });
    await environment.advance(500);
    transport.last().accept({ messages: [messageOf(1), messageOf(2)] });
    await environment.settle();
    expect(session.$unread.get()).toBe(1);
  });

  test('the snapshot brings receipts and the read position', async () => {
    const messages = [messageOf(1, { from: 'visitor' }), messageOf(2), messageOf(3)];
    const { session } = await online({ messages, readUpTo: 'm1', seenUpTo: 'm2' });
    expect(session.$messages.get().map(({ status }) => status)).toEqual(['read', 'sent', 'sent']);
    expect(session.$unread.get()).toBe(1);
  });

  test('a backend without read positions does not show the past as unread', async () => {
    const receipts = { delivered: false, read: false, markRead: false };
    const { transport, session, calls } = await online({ messages: [messageOf(1)] }, { receipts });
    expect(session.$unread.get()).toBe(0);
    transport.last().emit({ type: 'message', message: messageOf(2) });
    expect(session.$unread.get()).toBe(1);
    session.markRead();
    expect(calls('markRead')).toEqual([]);
  });

  test('receipts arrive, and removals', async () => {
    const { transport, session } = await online({ messages: [messageOf(1, { from: 'visitor' })] });
    transport.last().emit({ type: 'receipt', receipt: 'delivered', upTo: 'm1' });
    expect(session.$messages.get()[0]?.status).toBe('delivered');
    transport.last().emit({ type: 'receipt', receipt: 'read', upTo: 'm1' });
    expect(session.$messages.get()[0]?.status).toBe('read');
    transport.last().emit({ type: 'removed', id: 'm1' });
    expect(session.$messages.get()).toMatchObject([{ id: 'm1', parts: [], removed: true }]);
  });
});

describe('the conversation', () => {
  test('shows the queue only while waiting', async () => {
    const { transport, session } = await online();
    const queue = { position: 2, waitSeconds: 40 };
    const emit = (phase: Conversation['phase']) =>
      transport.last().emit({ type: 'conversation', conversation: { ...ended, phase, queue } });
    emit('queued');
    expect(session.$queue.get()).toEqual(queue);
    emit('open');
    expect(session.$queue.get()).toBeUndefined();
    transport
      .last()
      .emit({ type: 'availability', availability: { online: false, intents: { chat: false } } });
    expect(session.$availability.get()?.online).toBe(false);
  });

  test('the key for the loader stands while there is something to come back for', async () => {
    const { environment, transport, session, stored } = await online();
    const emit = (phase: Conversation['phase']) =>
      transport.last().emit({ type: 'conversation', conversation: { ...ended, phase } });
    expect(stored('running')).toBeUndefined();
    session.send('a');
    expect(stored('running')).toBe('1');
    const { clientId } = session.$messages.get()[0] ?? {};
    transport
      .last()
      .emit({ type: 'message', message: messageOf(1, { clientId: clientId ?? '', from: 'visitor' }) });
    await environment.settle();
    expect(stored('running')).toBeUndefined();
    emit('queued');
    expect(stored('running')).toBe('1');
    transport.last().emit({ type: 'message', message: messageOf(2) });
    emit('ended');
    expect(stored('running')).toBe('1');
    session.declineRating();
    expect(stored('running')).toBeUndefined();
  });

  test('nothing is forgotten before the backend has spoken', async () => {
    const environment = createTestEnvironment();
    environment.local.entries.set('comptoir.default.running', '1');
    const session = createSession({ transport: createScriptedTransport(), environment });
    session.start('chat');
    await environment.advance(60_000);
    expect(environment.local.entries.get('comptoir.default.running')).toBe('1');
  });

  test('ends, also when it had ended already', async () => {
    const end: NonNullable<Methods['end']> = () => Promise.reject(new ChatError('no_conversation'));
    const { session, calls } = await online({ conversation: { ...ended, phase: 'open' } }, {}, { end });
    await session.end();
    expect(calls('end')).toHaveLength(1);
  });

  test('ending what does not run calls nobody, and other errors are told', async () => {
    const end: NonNullable<Methods['end']> = () => Promise.reject(new ChatError('timeout'));
    const idle = await online({ conversation: ended }, {}, { end });
    await idle.session.end();
    expect(idle.calls('end')).toHaveLength(0);
    const open = await online({ conversation: { ...ended, phase: 'open' } }, {}, { end });
    await expect(open.session.end()).rejects.toMatchObject({ code: 'timeout' });
    const refused = await online({ conversation: { ...ended, phase: 'open' } }, { end: false });
    await expect(refused.session.end()).rejects.toMatchObject({ code: 'not_offered' });
  });

  test('what was begun elsewhere while the end waited for a connection goes on', async () => {
    const { environment, session, transport } = await online({ conversation: { ...ended, phase: 'open' } });
    transport.last().drop();
    await environment.settle();
    const end = session.end();
    await environment.settle();
    transport.last().accept({ conversation: { ...ended, id: 'c2', phase: 'open' } });
    await end;
    expect(called(transport.last(), 'end')).toHaveLength(0);
  });

  test('a note is sent with the intent, and under one clientId until it has arrived', async () => {
    let fails = true;
    const leave: NonNullable<Methods['leave']> = async () => {
      if (fails) throw new ChatError('timeout');
    };
    const { session, calls } = await online({}, {}, { leave });
    session.start('stylist');
    const note = { contact: 'a@b.example', text: 'Size?' };
    await expect(session.leave(note)).rejects.toMatchObject({ code: 'timeout' });
    expect(session.$noted.get()).toBeUndefined();
    fails = false;
    await session.leave(note);
    await session.leave(note);
    const notes = calls('leave') as { clientId: string }[];
    expect(notes[0]).toMatchObject({ ...note, intent: 'stylist' });
    expect(notes[1]?.clientId).toBe(notes[0]?.clientId);
    expect(notes[2]?.clientId).not.toBe(notes[0]?.clientId);
    expect(session.$noted.get()).toBe(note.contact);
    session.reset();
    expect(session.$noted.get()).toBeUndefined();
  });
});

describe('rating', () => {
  test('is due after the end, is given once, and is remembered', async () => {
    const { environment, session, calls, stored } = await online(answered);
    expect(session.$ratingDue.get()).toEqual(ended);
    await session.rate({ score: 5, comment: 'Thanks' });
    expect(calls('rate')).toEqual(['c1']);
    expect(session.$ratingDue.get()).toBeUndefined();
    expect(session.$conversation.get()?.rating?.score).toBe(5);
    expect(stored('declined')).toBe('c1');
    await expect(session.rate({ score: 5 })).rejects.toMatchObject({ code: 'no_conversation' });
    const { local } = environment;
    const later = await online(answered, {}, {}, createTestEnvironment({ local }));
    expect(later.session.$ratingDue.get()).toBeUndefined();
  });

  test('is due again after a reload as long as nobody answered', async () => {
    const { environment } = await online(answered);
    const { local } = environment;
    const later = await online(answered, {}, {}, createTestEnvironment({ local }));
    expect(later.session.$ratingDue.get()).toEqual(ended);
  });

  test('given or declined in another tab is not asked for in this one', async () => {
    const first = await online(answered);
    const { local } = first.environment;
    const second = await online(answered, {}, {}, createTestEnvironment({ local }));
    second.session.declineRating();
    await first.environment.wake('visible');
    expect(first.session.$ratingDue.get()).toBeUndefined();
    const third = await online(answered);
    third.transport.last().emit({ type: 'conversation', conversation: { ...ended, rating: { score: 4 } } });
    expect(third.session.$ratingDue.get()).toBeUndefined();
  });

  test('an answer that was lost does not rate twice', async () => {
    const rate: NonNullable<Methods['rate']> = () => Promise.reject(new ChatError('already_rated'));
    const { session } = await online(answered, {}, { rate });
    await session.rate({ score: 1 });
    expect(session.$ratingDue.get()).toBeUndefined();
  });

  test('a failure is told, and it stays due', async () => {
    const rate: NonNullable<Methods['rate']> = () => Promise.reject(new ChatError('timeout'));
    const { session } = await online(answered, {}, { rate });
    await expect(session.rate({ score: 1 })).rejects.toMatchObject({ code: 'timeout' });
    expect(session.$ratingDue.get()).toEqual(ended);
  });

  test.each([0, 6, 4.5, Number.NaN])('%d stars do not exist', async (score) => {
    const { session } = await online(answered);
    await expect(session.rate({ score })).rejects.toMatchObject({ code: 'bad_value' });
  });

  test('while offline the attempt is made at once, and says why it failed', async () => {
    const { environment, transport, session } = await online(answered);
    transport.last().drop();
    await environment.settle();
    const rated = session.rate({ score: 5 });
    await environment.settle();
    transport.last().refuse(new ChatError('server_unavailable'));
    await expect(rated).rejects.toMatchObject({ code: 'server_unavailable' });
    const again = session.rate({ score: 5 });
    await environment.settle();
    transport.last().accept({ ...answered, cursor: 'k1' });
    await again;
    expect(called(transport.last(), 'rate')).toEqual(['c1']);
  });
});

describe('older messages', () => {
  const page = (from: number, to: number, before?: string): HistoryPage => ({
    messages: Array.from({ length: to - from + 1 }, (_, index) => messageOf(from + index)),
    ...(before !== undefined && { before }),
  });
  const pages: Record<string, HistoryPage> = {
    newest: page(5, 9, 'p5'),
    p5: page(2, 4, 'p2'),
    p2: page(1, 1),
  };
  const history: NonNullable<Methods['history']> = async ({ before = 'newest' }) =>
    pages[before] ?? page(1, 0);

  test('are loaded page by page until the beginning, without doubles and holes', async () => {
    const { session, calls } = await online(
      { earlier: true, messages: [7, 8, 9].map((n) => messageOf(n)) },
      {},
      { history },
    );
    expect(session.$earlier.get()).toBe(true);
    expect(await Promise.all([session.loadEarlier(), session.loadEarlier()])).toEqual([true, true]);
    expect(session.$messages.get().map(({ id }) => id)).toEqual(['m5', 'm6', 'm7', 'm8', 'm9']);
    expect(calls('history')).toHaveLength(1);
    expect(await session.loadEarlier()).toBe(true);
    expect(await session.loadEarlier()).toBe(false);
    expect(session.$messages.get().map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `m${n}`),
    );
    expect(session.$earlier.get()).toBe(false);
    expect(await session.loadEarlier()).toBe(false);
    expect(calls('history')).toHaveLength(3);
  });

  test('a page that holds nothing older is followed by the next one', async () => {
    const { session, calls } = await online(
      { earlier: true, messages: [5, 6, 7, 8, 9].map((n) => messageOf(n)) },
      {},
      { history },
    );
    expect(await session.loadEarlier()).toBe(true);
    expect(calls('history')).toHaveLength(2);
    expect(session.$messages.get()[0]?.id).toBe('m2');
  });

  test('a page of a log that was replaced meanwhile is dropped', async () => {
    let answer: (page: HistoryPage) => void = () => expect.unreachable();
    const slow: NonNullable<Methods['history']> = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { environment, transport, session } = await online(
      { earlier: true, messages: [messageOf(9)] },
      {},
      { history: slow },
    );
    const loading = session.loadEarlier();
    await environment.settle();
    transport.last().emit({ type: 'gap' });
    await environment.advance(500);
    transport.last().accept({ earlier: false, messages: [messageOf(50)] });
    await environment.settle();
    answer(page(5, 8));
    expect(await loading).toBe(false);
    expect(session.$messages.get().map(({ id }) => id)).toEqual(['m50']);
  });

  test('an adapter that answers the same page for ever does not hang the page', async () => {
    const same: NonNullable<Methods['history']> = async () => page(9, 9, 'p9');
    const { session } = await online({ earlier: true, messages: [messageOf(9)] }, {}, { history: same });
    expect(await session.loadEarlier()).toBe(false);
  });

  test('are not offered by every backend', async () => {
    const { session } = await online({ earlier: true }, { history: false });
    await expect(session.loadEarlier()).rejects.toMatchObject({ code: 'not_offered' });
  });
});

describe('files', () => {
  const photo = new Blob(['xxxx'], { type: 'image/png' });
  const ref = { id: 'f1', name: 'a.png', type: 'image/png', size: 4, url: '/f1' };

  test('are uploaded with progress, and tried again as the same file', async () => {
    let fails = true;
    const upload: NonNullable<Methods['upload']> = async (_, call) => {
      call?.onProgress?.(2, 4);
      if (fails) throw new ChatError('connection_lost');
      call?.onProgress?.(4, 4);
      return ref;
    };
    const { session, calls } = await online({}, {}, { upload });
    const shares: number[] = [];
    const onProgress = (share: number) => shares.push(share);
    await expect(session.upload(photo, 'a.png', { onProgress })).rejects.toMatchObject({
      code: 'connection_lost',
    });
    fails = false;
    expect(await session.upload(photo, 'a.png', { onProgress })).toEqual(ref);
    expect(shares).toEqual([0.5, 0.5, 1]);
    await session.upload(photo, 'a.png');
    const ids = (calls('upload') as { clientId: string }[]).map(({ clientId }) => clientId);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('are refused before anything is sent', async () => {
    const { session, calls } = await online({}, {}, { upload: async () => ref });
    await expect(
      session.upload(new Blob(['x'.repeat(1001)], { type: 'image/png' }), 'a.png'),
    ).rejects.toMatchObject({
      code: 'file_too_large',
      limit: 1000,
    });
    await expect(session.upload(new Blob(['x']), 'a.exe')).rejects.toMatchObject({
      code: 'file_type_forbidden',
    });
    expect(calls('upload')).toEqual([]);
  });

  test.each(['before', 'during', 'reset', 'destroy'] as const)('can be called off: %s', async (when) => {
    let signal: AbortSignal | undefined;
    const upload: NonNullable<Methods['upload']> = (_, call) => {
      signal = call?.signal;
      return new Promise(() => undefined);
    };
    const { environment, session, calls } = await online({}, {}, { upload });
    const controller = new AbortController();
    if (when === 'before') controller.abort();
    const uploading = session.upload(photo, 'a.png', { signal: controller.signal });
    const refused = expect(uploading).rejects.toMatchObject({ code: 'aborted' });
    await environment.settle();
    if (when === 'during') controller.abort();
    else if (when !== 'before') session[when]();
    await refused;
    if (when === 'before') expect(calls('upload')).toEqual([]);
    else expect(signal?.aborted).toBe(true);
  });
});

describe('a questionnaire', () => {
  const form: Form = { id: 'style', version: 2, title: 'Your style', steps: [] };
  const answers = [
    { name: 'size', label: 'Size', skipped: false, values: ['M'] },
    { name: 'photo', label: 'Photo', skipped: true, values: [] },
  ];

  test('is sent as one card', async () => {
    const { environment, transport, session } = await online();
    session.submit({ form, title: 'Your style', answers });
    await environment.settle();
    expect(transport.last().sends[0]?.message.parts).toEqual([
      { kind: 'formAnswers', formId: 'style', formVersion: 2, title: 'Your style', answers },
    ]);
  });

  test('is plain text where the backend has no forms', async () => {
    const { environment, transport, session } = await online({}, { forms: false });
    session.submit({ form, title: 'Your style', answers });
    await environment.settle();
    expect(transport.last().sends[0]?.message.parts).toEqual([
      { kind: 'text', text: 'Your style\nSize: M\nPhoto: —' },
    ]);
  });
});

describe('what the operator sees', () => {
  test('is told at once, and again in full at the next connection', async () => {
    const { environment, transport, session, calls } = await online();
    session.context({ cart: { count: 2 } });
    session.context({ language: 'ru' });
    expect(calls('context')).toEqual([{ cart: { count: 2 } }, { language: 'ru' }]);
    transport.last().drop();
    await environment.advance(500);
    expect(transport.last().hello.context).toEqual({ cart: { count: 2 }, language: 'ru' });
  });
});
