// @vitest-environment happy-dom
import { act, createElement, StrictMode } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Chat } from '../launcher/chat.js';
import { ComptoirChat, type ComptoirChatProps } from './ComptoirChat.js';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const counters = () => [...document.querySelectorAll<HTMLElement>('comptoir-counter')];
/** What stands on the first button of each counter: its language shows there. */
const words = () => counters().map((host) => host.shadowRoot?.querySelector('button span')?.textContent);
const page = (props: ComptoirChatProps) =>
  createElement(StrictMode, null, createElement('main', null, 'Shop', createElement(ComptoirChat, props)));

let root: Root;
const complaints = vi.spyOn(console, 'error');
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(document.getElementById('root') as HTMLElement);
});
afterEach(() => {
  act(() => root.unmount());
  expect(counters()).toEqual([]);
  expect(complaints.mock.calls).toEqual([]);
});

test('mounted twice by StrictMode there is one counter, and none after unmounting', () => {
  const met: Chat[] = [];
  act(() => root.render(page({ language: 'en', onReady: (chat) => met.push(chat) })));
  expect(counters()).toHaveLength(1);
  expect(met).toHaveLength(2);
  act(() => root.render(createElement(StrictMode, null, 'Shop')));
  expect(counters()).toEqual([]);
  expect(document.documentElement.getAttribute('style')).toBeNull();
});

test('a render with new objects that say the same keeps the counter', () => {
  const render = (hidden: boolean) =>
    act(() =>
      root.render(
        page({ language: 'en', hidden, intents: [{ id: 'chat' }], context: { cart: { count: 1 } } }),
      ),
    );
  render(false);
  const [first] = counters();
  render(false);
  render(true);
  expect(counters()).toEqual([first]);
  expect(first?.hidden).toBe(true);
});

test('another language puts another counter there and greets it with what onReady is by then', () => {
  const early = vi.fn();
  const late = vi.fn();
  act(() => root.render(page({ language: 'en', onReady: early })));
  const before = early.mock.calls.length;
  act(() => root.render(page({ language: 'ru', onReady: late })));
  expect(early).toHaveBeenCalledTimes(before);
  expect(late).toHaveBeenCalledOnce();
  expect(words()).toEqual(['Чат']);
});

test('what a server rendered is hydrated without a word', async () => {
  const recovered = vi.fn();
  const props = { language: 'en', intents: [{ id: 'chat' }] };
  const container = document.createElement('div');
  container.innerHTML = renderToString(page(props));
  document.body.append(container);
  const hydrated = await act(async () =>
    hydrateRoot(container, page(props), { onRecoverableError: recovered }),
  );
  expect(counters()).toHaveLength(1);
  expect(container.innerHTML).toBe('<main>Shop</main>');
  act(() => hydrated.unmount());
  expect(recovered).not.toHaveBeenCalled();
});
