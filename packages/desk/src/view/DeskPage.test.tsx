// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { type RenderedDesk, renderDesk } from '../testing/renderDesk.js';
import { noon, sampleChat, sampleEntry, sampleMessage, sampleWelcome } from '../testing/samples.js';

let desk: RenderedDesk | undefined;
afterEach(() => desk?.destroy());

async function open(...[welcome, options]: Parameters<typeof renderDesk>): Promise<RenderedDesk> {
  desk = await renderDesk(welcome, options);
  return desk;
}

const region = (name: string): HTMLElement => screen.getByRole('region', { name: `Chat with ${name}` });
const field = (name: string): HTMLTextAreaElement =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: `Message to ${name}` });

describe('a chat', () => {
  test('Enter sends once, clears the field, shows the echo and then the stored message', async () => {
    const { user, sent, say } = await open({ chats: [sampleChat('a')] });
    await user.type(field('Visitor A'), 'Good day{Enter}');
    expect(field('Visitor A').value).toBe('');
    expect(sent('send').map((frame) => frame.parts)).toEqual([[{ kind: 'text', text: 'Good day' }]]);
    expect(within(region('Visitor A')).getByText('Sending…')).toBeTruthy();
    const { id, clientId } = sent('send')[0] ?? {};
    await say({
      type: 'ok',
      id,
      duplicate: false,
      message: sampleMessage('a', 2, 'operator', 'Good day', { clientId: String(clientId) }),
    });
    await waitFor(() => expect(within(region('Visitor A')).queryByText('Sending…')).toBeNull());
    expect(within(region('Visitor A')).getAllByText('Good day')).toHaveLength(1);
  });

  test('Shift+Enter breaks the line and an empty message is not sent', async () => {
    const { user, sent } = await open({ chats: [sampleChat('a')] });
    await user.type(field('Visitor A'), '{Enter}  {Enter}');
    expect(sent('send')).toEqual([]);
    await user.clear(field('Visitor A'));
    await user.type(field('Visitor A'), 'one{Shift>}{Enter}{/Shift}two');
    expect(field('Visitor A').value).toBe('one\ntwo');
    expect(sent('send')).toEqual([]);
  });

  test('markup in texts, names and titles stays text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const visitor = {
      ...sampleChat('a').visitor,
      context: { page: { url: 'javascript:alert(1)', title: hostile }, person: { id: '1', name: hostile } },
    };
    await open({
      chats: [sampleChat('a', { visitor, messages: [sampleMessage('a', 1, 'visitor', hostile)] })],
    });
    expect(region('Visitor A').querySelectorAll('img')).toHaveLength(0);
    expect(region('Visitor A').querySelector('a[href^="javascript"]')).toBeNull();
    expect(within(region('Visitor A')).getAllByText(hostile).length).toBeGreaterThanOrEqual(3);
  });

  test('a failed reply can be tried again or discarded', async () => {
    const { user, sent, say } = await open({ chats: [sampleChat('a')] });
    await user.type(field('Visitor A'), 'Hi{Enter}');
    await say({ type: 'error', id: sent('send')[0]?.id, code: 'message_too_large', message: 'x' });
    const retry = await screen.findByRole('button', { name: 'Try again' });
    await user.click(retry);
    expect(sent('send')).toHaveLength(2);
    expect(sent('send')[1]?.clientId).toBe(sent('send')[0]?.clientId);
    await say({ type: 'error', id: sent('send')[1]?.id, code: 'message_too_large', message: 'x' });
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(within(region('Visitor A')).queryByText('Hi')).toBeNull();
  });

  test('a filled-in questionnaire is a table with its skipped questions and photos', async () => {
    const photo = { id: 'f', name: 'me.jpg', type: 'image/jpeg', size: 12_300, url: '/v1/files/ab/me.jpg' };
    const parts = [
      {
        kind: 'formAnswers',
        formId: 'style',
        formVersion: 1,
        title: 'Your style',
        answers: [
          { name: 'size', label: 'Your size', skipped: false, values: ['M', 'L'] },
          { name: 'budget', label: 'Your budget', skipped: true, values: [] },
          { name: 'photo', label: 'A photo', skipped: false, values: [], files: [photo] },
        ],
      },
    ] as const;
    await open({ chats: [sampleChat('a', { messages: [sampleMessage('a', 1, 'visitor', '', { parts })] })] });
    const table = within(screen.getByRole('table', { name: 'Answers: Your style' }));
    expect(table.getByRole('row', { name: 'Your size M, L' })).toBeTruthy();
    expect(table.getByRole('row', { name: 'Your budget Skipped' })).toBeTruthy();
    expect(table.getByRole('img', { name: 'Photo: me.jpg' }).getAttribute('src')).toBe('/v1/files/ab/me.jpg');
  });

  test('the waiting timer says soon at 20 s and now at 40 s, in words', async () => {
    const { advance, say } = await open({ chats: [sampleChat('a', { waitingSince: noon })] });
    const chat = within(region('Visitor A'));
    expect(chat.getByRole('timer').textContent).toBe('Waits 0:00');
    await advance(20_000);
    await say({ type: 'pong' });
    expect(chat.getByRole('timer').textContent).toBe('Waits 0:20: answer soon');
    await advance(20_000);
    expect(chat.getByRole('timer').textContent).toBe('Waits 0:40: answer now');
    await say({ type: 'message', message: sampleMessage('a', 9, 'operator', 'Here I am') });
    expect(chat.queryByRole('timer')).toBeNull();
  });

  test('the visitor’s typing is shown and ends by itself', async () => {
    const { say, advance } = await open({ chats: [sampleChat('a')] });
    await say({ type: 'typing', conversation: 'a', on: true, ttlMs: 4000 });
    expect(screen.getByText('Visitor A is typing…')).toBeTruthy();
    await advance(5000);
    expect(screen.queryByText('Visitor A is typing…')).toBeNull();
  });

  test('page, cart, language, local time and person stand beside the chat', async () => {
    const context = {
      page: { url: 'https://shop.example/coat', title: 'Wool coat', type: 'product' },
      cart: {
        total: { amount: 25900, currency: 'EUR' },
        lines: [{ sku: '1', title: 'Scarf', quantity: 2, price: { amount: 4900, currency: 'EUR' } }],
      },
      language: 'fr',
      timeZone: 'Europe/Moscow',
      person: { id: '7', name: 'Zoé' },
    };
    const visitor = { ...sampleChat('a').visitor, context, visits: 3 };
    await open({ chats: [sampleChat('a', { visitor })] });
    const pane = screen.getByRole('group', { name: 'About Visitor A' });
    for (const words of [
      'Wool coat',
      'product',
      'Scarf',
      '× 2',
      '€259',
      'French',
      '15:00',
      'Zoé',
      '3, this one included',
    ]) {
      expect(pane.textContent).toContain(words);
    }
  });
});

describe('canned replies', () => {
  test('a slash opens them, letters narrow them, Enter puts the text with the name in, and nothing is sent', async () => {
    const context = { person: { id: '7', name: 'Zoé' } };
    const visitor = { ...sampleChat('a').visitor, context };
    const { user, sent } = await open({ chats: [sampleChat('a', { visitor })] });
    await user.type(field('Visitor A'), '/');
    expect(screen.getAllByRole('option')).toHaveLength(3);
    await user.keyboard('hlo');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      '/helloHello {name}, how can I help?',
    ]);
    await user.keyboard('{Enter}');
    expect(field('Visitor A').value).toBe('Hello Zoé, how can I help?');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(sent('send')).toEqual([]);
    await user.keyboard('{Enter}');
    expect(sent('send')).toHaveLength(1);
  });

  test('arrows choose, Escape closes, and Enter then sends the text as it is', async () => {
    const { user, sent } = await open({ chats: [sampleChat('a')] });
    await user.type(field('Visitor A'), '/{ArrowDown}{ArrowDown}');
    const chosen = screen.getByRole('option', { selected: true });
    expect(chosen.textContent).toContain('/delivery');
    expect(field('Visitor A').getAttribute('aria-activedescendant')).toBe(chosen.id);
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('/hello');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    await user.keyboard('{Enter}');
    expect(sent('send').map((frame) => frame.parts)).toEqual([[{ kind: 'text', text: '/' }]]);
  });

  test('a mistyped key is not sent to the visitor', async () => {
    const { user, sent } = await open({ chats: [sampleChat('a')] });
    await user.type(field('Visitor A'), '/zzzz{Enter}');
    expect(sent('send')).toEqual([]);
    expect(screen.getByText(/No canned reply fits/)).toBeTruthy();
  });
});

describe('by keyboard', () => {
  const four = ['a', 'b', 'c', 'd'].map((id) => sampleChat(id));

  test('Alt+n and Alt+J/K move between chats', async () => {
    const { user } = await open({ chats: four });
    await user.keyboard('{Alt>}3{/Alt}');
    expect(document.activeElement).toBe(field('Visitor C'));
    await user.keyboard('{Alt>}j{/Alt}');
    expect(document.activeElement).toBe(field('Visitor D'));
    await user.keyboard('{Alt>}j{/Alt}');
    expect(document.activeElement).toBe(field('Visitor A'));
    await user.keyboard('{Alt>}k{/Alt}');
    expect(document.activeElement).toBe(field('Visitor D'));
  });

  test('Alt+E asks, Enter ends, and a second Alt+E closes the ended column', async () => {
    const { user, sent, grant, say } = await open({ chats: four });
    await user.keyboard('{Alt>}2{/Alt}{Alt>}e{/Alt}');
    const dialog = within(screen.getByRole('dialog', { name: 'End the chat with Visitor B?' }));
    expect(sent('end')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'End chat' }));
    expect(sent('end').map((frame) => frame.conversation)).toEqual(['b']);
    await grant('end');
    await say({
      type: 'chat',
      chat: sampleChat('b', { conversation: { id: 'b', intent: 'chat', phase: 'ended' } }),
    });
    expect(within(region('Visitor B')).getByText('Not rated yet.')).toBeTruthy();
    await say({
      type: 'rated',
      rating: {
        conversation: 'b',
        visitor: 'Visitor B',
        intent: 'chat',
        rating: { score: 5, comment: 'Lovely', solved: true },
        at: noon,
      },
    });
    expect(within(region('Visitor B')).getByRole('img', { name: '5 of 5 stars' })).toBeTruthy();
    expect(within(region('Visitor B')).getByText('Lovely')).toBeTruthy();
    await user.keyboard('{Alt>}e{/Alt}');
    expect(screen.queryByRole('region', { name: 'Chat with Visitor B' })).toBeNull();
  });

  test('Alt+Q offers the questionnaires and sends the chosen one', async () => {
    const { user, sent } = await open({ chats: four });
    await user.keyboard('{Alt>}4{/Alt}{Alt>}q{/Alt}');
    await user.click(screen.getByRole('button', { name: /Your style/ }));
    expect(sent('send').map((frame) => [frame.conversation, frame.parts])).toMatchObject([
      ['d', [{ kind: 'form', form: { id: 'style' } }]],
    ]);
  });

  test('Alt+T takes the first in the queue, Alt+A changes the status, Alt+S the sound', async () => {
    const { user, sent, grant, desk: verbs } = await open({ queue: [sampleEntry('q'), sampleEntry('r')] });
    await user.keyboard('{Alt>}t{/Alt}');
    expect(sent('take').map((frame) => frame.conversation)).toEqual(['q']);
    await user.keyboard('{Alt>}a{/Alt}');
    expect(sent('status').map((frame) => frame.status)).toEqual(['away']);
    await grant('status');
    expect(screen.getByRole('switch', { name: 'Available' }).getAttribute('aria-checked')).toBe('false');
    await user.keyboard('{Alt>}s{/Alt}');
    expect(verbs.$sound.get()).toBe(false);
  });

  test('a question mark lists the keys, but not while typing', async () => {
    const { user } = await open({ chats: four });
    await user.type(field('Visitor A'), 'Really{Shift>}?{/Shift}');
    expect(screen.queryByRole('dialog')).toBeNull();
    field('Visitor A').blur();
    await user.keyboard('{Shift>}?{/Shift}');
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
  });
});

describe('attention', () => {
  test('what the operator is in counts as read, the rest carries an unread mark', async () => {
    const { user, sent, grant, say, desk: verbs } = await open({ chats: [sampleChat('a'), sampleChat('b')] });
    expect(sent('read').map((frame) => frame.upTo)).toEqual(['a/1']);
    await grant('read');
    expect(within(region('Visitor B')).getByText('1 unread')).toBeTruthy();
    await say({ type: 'message', message: sampleMessage('b', 2, 'visitor', 'Hello?') });
    expect(within(region('Visitor B')).getByText('2 unread')).toBeTruthy();
    expect(verbs.$unread.get()).toBe(2);
    await user.click(field('Visitor B'));
    expect(sent('read').map((frame) => frame.upTo)).toEqual(['a/1', 'b/2']);
    await grant('read');
    expect(verbs.$unread.get()).toBe(0);
  });

  test('nothing counts as read behind another window, and it rings', async () => {
    const { sent, say, environment, rung } = await open({ chats: [sampleChat('a')] });
    environment.setFocused(false);
    await say({ type: 'message', message: sampleMessage('a', 2, 'visitor', 'Hello?') });
    expect(sent('read').map((frame) => frame.upTo)).toEqual(['a/1']);
    expect(rung).toEqual(['message']);
    environment.setFocused(true);
    expect(sent('read').map((frame) => frame.upTo)).toEqual(['a/1', 'a/2']);
  });

  test('a read mark lost with the connection is made again', async () => {
    const { sent, environment } = await open({ chats: [sampleChat('a')] });
    environment.socket().drop();
    await Promise.resolve();
    environment.advance(1000);
    environment.socket().open();
    environment.socket().say(sampleWelcome({ chats: [sampleChat('a')] }));
    expect(sent('read').map((frame) => frame.upTo)).toEqual(['a/1']);
  });
});

describe('the rail', () => {
  test('queue, figures, ratings and notes, each with words when empty', async () => {
    await open();
    for (const words of [
      'Nobody is waiting.',
      'No ratings yet today.',
      'Nobody left a note.',
      'No chats right now.',
    ]) {
      expect(screen.getByText(words)).toBeTruthy();
    }
    expect(within(screen.getByRole('region', { name: 'Today' })).getAllByText('none yet')).toHaveLength(4);
  });

  test('figures are shown as they are meant', async () => {
    const figures = {
      conversations: 12,
      answered: 9,
      missed: 1,
      answeredShare: 0.9,
      medianWaitMs: 8200,
      p90WaitMs: 65_000,
      ratings: 4,
      averageScore: 4.75,
    };
    await open({ figures });
    const today = screen.getByRole('region', { name: 'Today' }).textContent;
    for (const words of ['12', '90 % 9 of 10', '8 s', '1 min 5 s', '4.8 4 ratings'])
      expect(today).toContain(words);
  });

  test('a waiting visitor can be taken; when a colleague was faster, the desk says so', async () => {
    const { user, sent, say } = await open({ queue: [sampleEntry('q'), sampleEntry('r')] });
    const queue = within(screen.getByRole('list', { name: 'Queue' }));
    expect(queue.getAllByText('Where is my parcel?')).toHaveLength(2);
    await user.click(queue.getByRole('button', { name: 'Take Visitor R' }));
    expect(sent('take').map((frame) => frame.conversation)).toEqual(['r']);
    await say({ type: 'error', id: sent('take')[0]?.id, code: 'not_found', message: 'x' });
    expect(await screen.findByText(/a colleague was faster/)).toBeTruthy();
  });
});

describe('the connection', () => {
  test('an outage is told with its countdown and ends by itself', async () => {
    const { environment, advance } = await open({ chats: [sampleChat('a')] });
    environment.socket().drop();
    expect(await screen.findByText(/No connection. Trying again in 1 s/)).toBeTruthy();
    await advance(1000);
    environment.socket().open();
    environment.socket().say(sampleWelcome({ chats: [sampleChat('a')] }));
    expect(await screen.findByText('Connected again.')).toBeTruthy();
    expect(screen.queryByText(/No connection/)).toBeNull();
  });

  test('drafts survive a reload of the tab', async () => {
    const first = await open({ chats: [sampleChat('a')] });
    await first.user.type(field('Visitor A'), 'Half a sent');
    const { tab } = first.environment;
    first.destroy();
    await open({ chats: [sampleChat('a')] }, { tab });
    expect(field('Visitor A').value).toBe('Half a sent');
  });

  test('being signed out elsewhere leads to the sign-in page with a word', async () => {
    const { environment } = await open({ chats: [sampleChat('a')] });
    environment.socket().drop(4001);
    expect(await screen.findByRole('heading', { name: 'Sign in to the desk' })).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toBe('You have been signed out. Please sign in again.');
  });
});
