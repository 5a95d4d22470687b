// @vitest-environment happy-dom
import { createElement, hydrate, render } from 'preact/compat';
import { expect, test, vi } from 'vitest';
import { ComptoirChat, type ComptoirChatProps } from './ComptoirChat.js';

vi.mock('react', () => import('preact/compat'));

const counters = () => [...document.querySelectorAll<HTMLElement>('comptoir-counter')];
/** What stands on the first button of each counter: its language shows there. */
const words = () => counters().map((host) => host.shadowRoot?.querySelector('button span')?.textContent);

test('with Preact in the place of React the component comes, changes and goes', async () => {
  const onReady = vi.fn();
  const show = (props: ComptoirChatProps) =>
    render(createElement('main', null, 'Shop', createElement(ComptoirChat, props)), document.body);
  show({ language: 'en', onReady });
  await vi.waitFor(() => expect(counters()).toHaveLength(1));
  const [first] = counters();
  show({ language: 'en', hidden: true, onReady });
  await vi.waitFor(() => expect(first?.hidden).toBe(true));
  show({ language: 'ru', onReady });
  await vi.waitFor(() => expect(words()).toEqual(['Чат']));
  expect(onReady).toHaveBeenCalledTimes(2);
  render(null, document.body);
  // Preact lets go of effects after the frame.
  await vi.waitFor(() => expect(counters()).toEqual([]));
  expect(document.documentElement.getAttribute('style')).toBeNull();
});

test('Preact hydrates a page with it and leaves the page as it is', async () => {
  document.body.innerHTML = '<main>Shop</main>';
  const shop = document.body.firstChild;
  hydrate(
    createElement('main', null, 'Shop', createElement(ComptoirChat, { language: 'en' })),
    document.body,
  );
  await vi.waitFor(() => expect(counters()).toHaveLength(1));
  expect(document.body.firstChild).toBe(shop);
  render(null, document.body);
  await vi.waitFor(() => expect(counters()).toEqual([]));
});
