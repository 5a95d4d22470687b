import { expect, test } from 'vitest';
import { noon, sampleChat, sampleMessage, sampleWelcome } from '../../test/scripted/samples.js';
import { startedDesk } from '../../test/scripted/startedDesk.js';
import { emptyDesk } from '../state/deskState.js';
import { reduceDesk } from '../state/reduceDesk.js';
import { notificationFor } from './notificationFor.js';

const word = (seq: number, text: string) => ({
  type: 'message' as const,
  message: sampleMessage('a', seq, 'visitor', text),
});

async function elsewhere(options: Parameters<typeof startedDesk>[1] = {}) {
  const started = await startedDesk({ chats: [sampleChat('a'), sampleChat('b')] }, options);
  await started.desk.setNotifications(true);
  started.environment.setFocused(false);
  return started;
}

test('who looks elsewhere is shown one notification for each chat, the newest word in it', async () => {
  const { environment, notified } = await elsewhere();
  environment.socket().say(word(2, 'Are you there?'));
  environment.socket().say(word(3, 'Hello?'));
  environment.socket().say({ type: 'chat', chat: sampleChat('n') });
  expect([...notified.values()].map(({ title, body }) => [title, body])).toEqual([
    ['Visitor A', 'Hello?'],
    [expect.stringMatching(/^New chat: .*Visitor N/), 'Hello'],
  ]);
});

test('pressing one leads to its chat, and who looks again finds none', async () => {
  const { desk, environment, notified } = await elsewhere();
  environment.socket().say({ type: 'message', message: sampleMessage('b', 2, 'visitor', 'Here') });
  notified.get('comptoir.b')?.onClick();
  expect(desk.$active.get()).toBe('b');
  expect(notified.size).toBe(0);
  environment.socket().say(word(2, 'And here'));
  expect(notified.size).toBe(1);
  environment.setFocused(true);
  expect(notified.size).toBe(0);
});

test.each([
  ['a removed message', { type: 'removed', conversation: 'a', id: 'a/2' }],
  ['a chat that a colleague has now', { type: 'chatRemoved', conversation: 'a' }],
])('%s does not stay on the screen', async (_name, frame) => {
  const { environment, notified } = await elsewhere();
  environment.socket().say(word(2, 'My card is lost'));
  expect(notified.size).toBe(1);
  environment.socket().say(frame);
  expect(notified.size).toBe(0);
});

test('nothing is shown to who looks, before it is switched on, after it is switched off, or after the sign-out', async () => {
  const { desk, environment, notified } = await startedDesk({ chats: [sampleChat('a')] });
  const [off, on] = [false, true];
  environment.setFocused(false);
  environment.socket().say(word(2, 'one'));
  expect(notified.size).toBe(0);
  await desk.setNotifications(on);
  environment.setFocused(true);
  environment.socket().say(word(3, 'two'));
  expect(notified.size).toBe(0);
  environment.setFocused(false);
  environment.socket().say(word(4, 'three'));
  expect(notified.size).toBe(1);
  await desk.setNotifications(off);
  expect(notified.size).toBe(0);
  await desk.setNotifications(on);
  environment.socket().say(word(5, 'four'));
  await desk.signOut();
  expect(notified.size).toBe(0);
});

test('a browser that refuses leaves it off and says so; one that has none has no switch', async () => {
  const refused = await elsewhere({ permission: 'denied' });
  expect(refused.desk.$notifications.get()).toBe(false);
  expect(refused.desk.$notices.get().map(({ text }) => text)).toEqual([
    expect.stringContaining('does not let this page show notifications'),
  ]);
  const none = await startedDesk({}, { permission: 'unsupported' });
  expect(none.desk.$notifications.get()).toBeUndefined();
});

test('a body is one line without what hides or turns letters, and no longer than systems show', () => {
  const state = reduceDesk(emptyDesk, sampleWelcome({ chats: [sampleChat('a')] }), noon);
  const told = notificationFor(word(2, `a\u202e\nb\u0000 ${'😀'.repeat(400)}`), 'message', state);
  expect(told?.body).toBe(`a b ${'😀'.repeat(156)}…`);
  const file = { id: 'f', name: 'x.png', type: 'image/png', size: 1, url: 'https://chat.example/f?key=1' };
  const sent = sampleMessage('a', 2, 'visitor', '', { parts: [{ kind: 'file', file }] });
  expect(notificationFor({ type: 'message', message: sent }, 'message', state)?.body).toBe('x.png');
});
