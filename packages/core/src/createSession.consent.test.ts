import { describe, expect, test } from 'vitest';
import { createScriptedTransport, messageOf } from '../test/createScriptedTransport.js';
import { createTestEnvironment, type TestEnvironment } from '../test/createTestEnvironment.js';
import { createSession } from './createSession.js';
import type { Consent, SessionOptions } from './session.js';

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await import('./outbox/createDelivery.js');

function make(consent: Consent, environment: TestEnvironment, options: Partial<SessionOptions> = {}) {
  const transport = createScriptedTransport();
  const session = createSession({ transport, environment, consent, ...options });
  const accept = async (token: string) => {
    await environment.settle();
    transport.last().accept({ session: token, messages: [messageOf(1)], cursor: 'k1' });
    await environment.settle();
  };
  return { transport, session, accept };
}

/** What is kept, but for a number that says nothing. */
const local = (environment: TestEnvironment) => {
  const { 'comptoir.default.owner': _, ...rest } = Object.fromEntries(environment.local.entries);
  return rest;
};
const tab = (environment: TestEnvironment) => {
  const { 'comptoir.default.guest': _, ...rest } = Object.fromEntries(environment.tab.entries);
  return rest;
};

describe('consent', () => {
  test('on-open: nothing is read, stored or connected before start; then what was written is kept', async () => {
    const environment = createTestEnvironment();
    environment.local.fail = environment.tab.fail = true;
    const { transport, session, accept } = make('on-open', environment);
    session.$draft.set('from a prompt');
    session.context({ language: 'ru' });
    session.identify({ id: 'customer-1' });
    await environment.advance(60_000);
    expect(transport.attempts).toEqual([]);
    environment.local.fail = environment.tab.fail = false;
    session.start();
    await accept('t1');
    expect(local(environment)).toEqual({
      'comptoir.default.token': 't1',
      'comptoir.default.person': 'customer-1',
    });
    expect(tab(environment)).toEqual({ 'comptoir.default.draft': 'from a prompt' });
  });

  test('granted: draft and unsent messages are back before start', async () => {
    const first = createTestEnvironment();
    const before = make('granted', first);
    before.session.$draft.set('half a sentence');
    before.session.send('a');
    await first.settle();
    before.session.destroy();
    const environment = createTestEnvironment({ local: first.local, tab: first.tab });
    const { transport, session } = make('granted', environment);
    expect(session.$draft.get()).toBe('half a sentence');
    await environment.settle();
    expect(session.$messages.get()).toHaveLength(1);
    await environment.advance(60_000);
    expect(transport.attempts).toEqual([]);
  });

  test('denied: removes what was stored, stores nothing, and works', async () => {
    const environment = createTestEnvironment();
    environment.local.entries.set('comptoir.default.token', 'old');
    environment.local.entries.set('comptoir.other.token', 'not ours');
    environment.tab.entries.set('comptoir.default.draft', 'old');
    const { transport, session, accept } = make('denied', environment);
    session.start('chat');
    session.$draft.set('text');
    session.identify({ id: 'customer-1' });
    session.send('a');
    await accept('t1');
    expect(transport.attempts[0]?.hello.session).toBeUndefined();
    expect(transport.last().sends).toHaveLength(1);
    transport.last().drop();
    await environment.advance(500);
    expect(transport.last().hello).toMatchObject({ session: 't1', cursor: 'k1' });
    expect(local(environment)).toEqual({ 'comptoir.other.token': 'not ours' });
    expect(tab(environment)).toEqual({});
  });
});

describe('the draft', () => {
  test('survives a reload of the tab and is gone when it is empty', async () => {
    const first = createTestEnvironment();
    const before = make('on-open', first);
    before.session.start();
    before.session.$draft.set('half a sentence');
    const after = make('on-open', createTestEnvironment({ local: first.local, tab: first.tab }));
    expect(after.session.$draft.get()).toBe('');
    after.session.start();
    expect(after.session.$draft.get()).toBe('half a sentence');
    after.session.$draft.set('');
    expect(tab(first)).toEqual({});
  });

  test('is gone when another tab has signed out since', () => {
    const first = createTestEnvironment();
    const before = make('on-open', first);
    before.session.start();
    before.session.$draft.set('private');
    const left: string[] = [];
    const environment = createTestEnvironment({ tab: first.tab, seed: 7 });
    const { session } = make('on-open', environment, { onForgotten: () => left.push('told') });
    session.start();
    expect([session.$draft.get(), tab(first), left]).toEqual(['', {}, ['told']]);
  });

  test('a draft that a prompt brings is not overwritten by an older one', () => {
    const environment = createTestEnvironment();
    environment.tab.entries.set('comptoir.default.draft', 'old');
    const { session } = make('on-open', environment);
    session.$draft.set('I need help with my cart');
    session.start();
    expect(session.$draft.get()).toBe('I need help with my cart');
  });
});

describe('who it is', () => {
  test('the first name given to an anonymous session keeps it', async () => {
    const environment = createTestEnvironment();
    const { transport, session, accept } = make('on-open', environment);
    session.start();
    await accept('t1');
    session.identify({ id: 'customer-1', name: 'Olga' });
    session.identify({ id: 'customer-1', name: 'Olga P.' });
    expect(transport.attempts).toHaveLength(1);
    expect(session.$messages.get()).toHaveLength(1);
    expect(transport.last().calls.map(({ args }) => args[0])).toEqual([
      { person: { id: 'customer-1', name: 'Olga' } },
      { person: { id: 'customer-1', name: 'Olga P.' } },
    ]);
  });

  test('another person begins anew; nothing of the first is shown, kept or sent', async () => {
    const environment = createTestEnvironment();
    const { transport, session, accept } = make('on-open', environment, {
      context: { person: { id: 'customer-1' }, language: 'ru' },
    });
    session.start();
    await accept('t1');
    session.$draft.set('private');
    session.send('private too');
    await environment.settle();
    const late = transport.last().sends[0];
    session.identify({ id: 'customer-2' });
    expect(session.$messages.get()).toEqual([]);
    expect(session.$draft.get()).toBe('');
    expect(session.$unread.get()).toBe(0);
    late?.ack(2);
    await environment.settle();
    expect(transport.attempts[0]?.isClosed).toBe(true);
    expect(transport.last().hello).toEqual({ context: { person: { id: 'customer-2' }, language: 'ru' } });
    await accept('t2');
    expect(transport.last().sends).toEqual([]);
    expect(session.$messages.get().map(({ id }) => id)).toEqual(['m1']);
    expect(local(environment)).toEqual({
      'comptoir.default.token': 't2',
      'comptoir.default.person': 'customer-2',
    });
  });

  test.each([
    ['given as an option', true],
    ['said before start', false],
  ])('another person on the next visit does not get the token: %s', async (_, isOption) => {
    const first = createTestEnvironment();
    const before = make('on-open', first, { context: { person: { id: 'customer-1' } } });
    before.session.start();
    await before.accept('t1');
    before.session.$draft.set('private');
    const environment = createTestEnvironment({ local: first.local, tab: first.tab });
    const person = { id: 'customer-2' };
    const after = make('on-open', environment, isOption ? { context: { person } } : {});
    if (!isOption) after.session.identify(person);
    after.session.start();
    await environment.settle();
    expect(after.transport.last().hello.session).toBeUndefined();
    expect(after.session.$draft.get()).toBe('');
  });

  test('a person said after start replaces the one of the last visit', async () => {
    const first = createTestEnvironment();
    const before = make('on-open', first, { context: { person: { id: 'customer-1' } } });
    before.session.start();
    await before.accept('t1');
    const environment = createTestEnvironment({ local: first.local });
    const after = make('on-open', environment);
    after.session.start();
    await after.accept('t1');
    after.session.identify({ id: 'customer-2' });
    await environment.settle();
    expect(after.transport.attempts).toHaveLength(2);
    expect(after.transport.last().hello).toEqual({ context: { person: { id: 'customer-2' } } });
  });

  test('reset forgets everything and stays quiet until the visitor acts', async () => {
    const environment = createTestEnvironment();
    const { transport, session, accept } = make('on-open', environment, { context: { language: 'ru' } });
    session.start('stylist');
    session.identify({ id: 'customer-1' });
    session.$draft.set('private');
    session.send('a');
    await accept('t1');
    session.reset();
    await environment.advance(600_000);
    expect(session.$connection.get()).toEqual({ phase: 'idle' });
    expect([session.$messages.get(), session.$draft.get(), session.$intent.get()]).toEqual([
      [],
      '',
      undefined,
    ]);
    expect([local(environment), tab(environment)]).toEqual([{}, {}]);
    expect(transport.attempts).toHaveLength(1);
    expect(environment.held().timers).toBe(0);
    session.start();
    await environment.settle();
    expect(transport.last().hello).toEqual({ context: { language: 'ru' } });
  });

  test('a device that was cleared under an open page is not handed to the next person', async () => {
    const first = createTestEnvironment();
    const before = make('granted', first, { context: { person: { id: 'customer-1' } } });
    before.session.start();
    first.local.entries.clear();
    await before.accept('t1');
    before.session.destroy();
    const environment = createTestEnvironment({ local: first.local });
    const after = make('granted', environment, { context: { person: { id: 'customer-2' } } });
    after.session.start();
    await environment.settle();
    expect(after.transport.last().hello.session).toBeUndefined();
  });

  test('a person needs an id', () => {
    const { session } = make('on-open', createTestEnvironment());
    expect(() => session.identify({ id: '' })).toThrow(/person.id/);
    // @ts-expect-error: a shop without types makes this mistake
    expect(() => session.identify({ id: 7 })).toThrow(TypeError);
  });
});
