import { ChatError } from '@comptoir/transport';
import { describe, expect, test, vi } from 'vitest';
import { createTestBrowser } from '../test/createTestBrowser.js';

// Comes when it is needed; here at once, so that a turn of the clock is enough for it.
await Promise.all([
  import('./outbox/createDelivery.js'),
  import('./tabs/createCompany.js'),
  import('./storage/proveHello.js'),
]);

/** A token of the shop as far as a client reads it. */
const tokenOf = (sub: string, jti = '1'): string =>
  ['{}', JSON.stringify({ sub, jti }), 'x']
    .map((part) => btoa(part).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, ''))
    .join('.');

describe('a proof of who the visitor is', () => {
  test('goes with every hello, asked for anew each time; what was unnamed stays', async () => {
    const { clock, open } = createTestBrowser();
    const { session, transport, connect } = open();
    await connect();
    expect(transport.last().hello).not.toHaveProperty('identity');
    session.$draft.set('half a thought');
    let count = 0;
    session.identify(async () => tokenOf('anna', String(++count)));
    await clock.settle();
    expect(transport.attempts[0]?.isClosed).toBe(true);
    expect(transport.last().hello).toMatchObject({
      session: 'token-1',
      cursor: 'k0',
      identity: tokenOf('anna', '1'),
    });
    transport.last().accept({ session: 'token-2', cursor: 'k0', complete: true });
    await clock.settle();
    expect(session.$draft.get()).toBe('half a thought');
    transport.last().drop(new ChatError('connection_lost'));
    await clock.advance(2_000);
    expect(transport.attempts).toHaveLength(3);
    expect(transport.last().hello).toMatchObject({ session: 'token-2', identity: tokenOf('anna', '2') });
  });

  test('is given as a text as well, before the first connection or after a refusal', async () => {
    const { clock, open } = createTestBrowser();
    const { session, transport } = open();
    session.identify({ token: 'no token at all' });
    await clock.settle();
    expect(transport.attempts).toEqual([]);
    session.start();
    await clock.settle();
    expect(transport.last().hello.identity).toBe('no token at all');
    transport.last().refuse(new ChatError('identity_refused'));
    await clock.settle();
    expect(session.$connection.get()).toMatchObject({ phase: 'closed', error: { code: 'identity_refused' } });
    session.identify({ token: tokenOf('anna') });
    await clock.settle();
    expect(transport.last().hello.identity).toBe(tokenOf('anna'));
  });

  test('that ran out is asked for again; one that cannot be had is tried again like a connection', async () => {
    const { clock, open } = createTestBrowser();
    const { session, transport } = open();
    const proof = vi.fn(async () => tokenOf('anna'));
    proof.mockRejectedValueOnce(new Error('the shop is down'));
    session.identify(proof);
    session.start();
    await clock.settle();
    expect(transport.attempts).toEqual([]);
    expect(session.$connection.get()).toMatchObject({
      phase: 'waiting',
      error: { code: 'connection_failed' },
    });
    await clock.advance(60_000);
    transport.last().refuse(new ChatError('identity_stale'));
    await clock.settle();
    expect(session.$connection.get()).toMatchObject({ phase: 'waiting' });
    await clock.advance(60_000);
    expect(transport.attempts.length).toBeGreaterThan(1);
    expect(proof).toHaveBeenCalledTimes(transport.attempts.length + 1);
  });

  test('of another person takes nothing of the first one along', async () => {
    const { clock, open, keys } = createTestBrowser();
    const first = open();
    first.session.identify({ token: tokenOf('anna') });
    await first.connect();
    first.session.$draft.set('a secret of Anna');
    first.session.send('not sent yet');
    await clock.settle();
    first.session.identify({ token: tokenOf('bert') });
    await clock.settle();
    const { transport, session } = first;
    expect(transport.last().hello).toMatchObject({ identity: tokenOf('bert') });
    expect(transport.last().hello).not.toHaveProperty('session');
    expect([session.$draft.get(), first.shown()]).toEqual(['', []]);
    transport.last().accept({ session: 'token-b' });
    await clock.settle();
    expect(transport.last().sends).toEqual([]);

    // The same on a later page of the same device.
    first.session.$draft.set('of Bert');
    first.tab.kill();
    const later = open();
    later.session.identify({ token: tokenOf('anna', '3') });
    later.session.start();
    await clock.settle();
    expect(later.transport.last().hello).not.toHaveProperty('session');
    expect(later.session.$draft.get()).toBe('');
    later.session.reset();
    await clock.settle();
    expect(keys()).toEqual([]);
  });

  test('is followed by the other tabs: what was closed comes back with the newest token and loses nothing', async () => {
    const { clock, open } = createTestBrowser();
    const [one, two] = [open({ dedupe: 'server' }), open({ dedupe: 'server' })];
    await one.connect();
    await two.connect();
    one.session.identify({ token: tokenOf('anna', '1') });
    await clock.settle();
    // The backend closes the second before the first has heard of its new token.
    two.transport.last().drop(new ChatError('connection_lost'));
    two.session.send('written in between');
    await clock.settle();
    two.transport.last().refuse(new ChatError('token_replaced'));
    one.transport.last().accept({ session: 'token-2', cursor: 'k0', complete: true });
    await clock.advance(60_000);
    expect(two.transport.last().hello.session).toBe('token-2');
    expect([...one.sent(), ...two.sent()]).toEqual(['written in between']);
    expect(one.shown()).toEqual(['written in between:pending']);
  });
});

describe('the proof of another person, where no tab hears the others and the device was cleared,', () => {
  async function part() {
    const browser = createTestBrowser({ locks: false, channels: false });
    const open = (sub: string, ask = () => tokenOf(sub)) => {
      const tab = browser.open({ consent: 'granted' });
      tab.session.identify(ask);
      return tab;
    };
    let sub = 'anna';
    const one = open('anna', () => tokenOf(sub));
    await one.connect('token-1');
    browser.origin.clear();
    const two = open('anna');
    two.session.start();
    two.session.send('of Anna');
    await browser.clock.settle();
    const signIn = (next: string) => {
      sub = next;
      one.transport.last().drop(new ChatError('connection_lost'));
      return browser.clock.advance(2_000);
    };
    return { ...browser, open, one, two, signIn };
  }

  test('in the tab that was left behind takes nothing of the first one over', async () => {
    const { clock, origin, one, signIn } = await part();
    await signIn('bert');
    one.transport.last().accept({ session: 'token-b' });
    await clock.advance(20_000);
    expect(one.transport.last().hello.identity).toBe(tokenOf('bert'));
    expect([one.shown(), one.sent(), origin.outbox.records()]).toEqual([[], [], []]);
  });

  test('stays beside what he wrote when the tab that was left behind connects once more', async () => {
    const { clock, one, two, open, signIn } = await part();
    two.session.identify({ token: tokenOf('bert') });
    await clock.settle();
    two.session.send('of Bert');
    await clock.settle();
    await signIn('anna');
    for (const { tab } of [one, two]) tab.kill();
    const later = open('anna');
    await later.connect('token-2');
    await clock.advance(20_000);
    expect([later.shown(), later.sent()]).toEqual([[], []]);
  });
});

describe('signing out', () => {
  test('makes the token worthless at the backend, once, also from a page that never opened the chat', async () => {
    const { clock, open } = createTestBrowser();
    const [one, two] = [open(), open()];
    const signOut = vi.fn();
    for (const { transport } of [one, two]) Object.assign(transport, { signOut });
    await one.connect();
    two.session.reset();
    await clock.settle();
    expect(signOut.mock.calls).toEqual([['token-1']]);
    one.session.identify(() => tokenOf('anna'));
    one.session.reset();
    one.session.start();
    await clock.settle();
    expect(one.transport.last().hello).not.toHaveProperty('identity');
    expect(signOut).toHaveBeenCalledTimes(1);
  });
});

test('a visitor whom the backend has deleted is forgotten on the device, in all tabs', async () => {
  const { clock, open, keys } = createTestBrowser();
  const [one, two] = [open(), open()];
  for (const { connect } of [one, two]) await connect();
  one.session.$draft.set('half a thought');
  one.session.send('unsent');
  await clock.settle();
  two.transport.last().drop(new ChatError('visitor_deleted'));
  await clock.settle();
  expect(keys()).toEqual([]);
  for (const { session, shown } of [one, two]) {
    expect([session.$draft.get(), shown(), session.$connection.get().phase]).toEqual(['', [], 'idle']);
  }
});
