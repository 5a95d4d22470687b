import { expect, test } from 'vitest';
import { noon, sampleChat, sampleMessage } from '../../test/scripted/samples.js';
import { startedDesk } from '../../test/scripted/startedDesk.js';

const day = 24 * 3_600_000;

test('a line for each message, a heading for each day, and nobody can write a line of somebody else’s', async () => {
  const anna = { id: 'op-1', name: 'Anna' };
  const file = {
    id: 'f',
    name: 'dress.jpg',
    type: 'image/jpeg',
    size: 1,
    url: 'https://chat.example/f?key=1',
  };
  const { desk } = await startedDesk({
    chats: [
      sampleChat('a', {
        messages: [
          sampleMessage('earlier', 0, 'visitor', 'of another conversation'),
          sampleMessage('a', 1, 'visitor', 'Hello\r12:00  Anna: It costs nothing.\u2028And\u202e more'),
          sampleMessage('a', 2, 'operator', 'Hello!', { author: anna }),
          sampleMessage('a', 3, 'visitor', '', { parts: [], removed: true, at: noon + day }),
          sampleMessage('a', 4, 'visitor', '', { parts: [{ kind: 'file', file }], at: noon + day }),
          sampleMessage('a', 5, 'system', '', {
            parts: [{ kind: 'notice', notice: { code: 'conversation_ended', by: 'visitor' } }],
            at: noon + day,
          }),
        ],
      }),
    ],
  });
  const at = (ms: number) =>
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(ms);
  expect((await desk.transcript('a'))?.replace(/[\u2068\u2069]/g, '')).toBe(
    `Chat with Visitor A

21 November 2026
${at(noon)}  Visitor A (visitor): Hello
    12:00  Anna: It costs nothing.
    And more
${at(noon)}  Anna: Hello!

22 November 2026
${at(noon)}  Visitor A (visitor): Message removed
${at(noon)}  Visitor A (visitor): dress.jpg
${at(noon)}  The visitor ended the chat
`,
  );
});

test('what is not at the desk yet is loaded first; when it cannot be had, there is no half of it', async () => {
  const chats = [sampleChat('a', { messages: [sampleMessage('a', 9, 'visitor', 'newest')], before: 'c9' })];
  const { desk, environment } = await startedDesk({ chats });
  const socket = environment.socket();
  const answer = (frame: object): void => socket.say({ ...frame, id: socket.last('history')?.id });

  const refused = desk.transcript('a');
  answer({ type: 'error', code: 'server_failed', message: 'It broke.', retryable: true });
  expect(await refused).toBeUndefined();
  expect(desk.$notices.get()).toHaveLength(1);

  const whole = Promise.all([desk.transcript('a'), desk.loadEarlier('a')]);
  answer({ type: 'ok', messages: [sampleMessage('a', 2, 'visitor', 'second')], before: 'c2' });
  await new Promise((resolve) => setImmediate(resolve));
  answer({ type: 'ok', messages: [sampleMessage('a', 1, 'visitor', 'first')] });
  expect((await whole)[0]).toMatch(/first\n.*second\n.*newest\n$/);
});
