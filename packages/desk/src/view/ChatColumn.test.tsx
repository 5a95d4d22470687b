// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { field, region } from '../../test/scripted/chatOf.js';
import { type RenderedDesk, renderDesk } from '../../test/scripted/renderDesk.js';
import { noon, sampleChat, sampleMessage } from '../../test/scripted/samples.js';

let desk: RenderedDesk | undefined;
afterEach(() => desk?.destroy());

async function open(...[welcome, options]: Parameters<typeof renderDesk>): Promise<RenderedDesk> {
  desk = await renderDesk(welcome, options);
  return desk;
}

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
    expect(chat.getByRole('timer').textContent).toBe('0:20 · answer soon');
    await advance(20_000);
    expect(chat.getByRole('timer').textContent).toBe('0:40 · answer now');
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
