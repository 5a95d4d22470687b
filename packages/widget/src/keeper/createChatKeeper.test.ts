// @vitest-environment happy-dom
import { createMemoryBackend, memoryTransport } from '@comptoir/transport/memory';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Chat } from '../launcher/chat.js';
import type { ChatOptions } from '../launcher/chatOptions.js';
import { createChatKeeper } from './createChatKeeper.js';

vi.setConfig({ testTimeout: 30_000 });

const counters = () => [...document.querySelectorAll('comptoir-counter')];
const names = () =>
  [...(counters()[0]?.shadowRoot?.querySelectorAll('button span') ?? [])].map((one) => one.textContent);

function keep(options: ChatOptions) {
  const met: Chat[] = [];
  const keeper = createChatKeeper((chat) => met.push(chat));
  leave = keeper.leave;
  keeper.update(options);
  return { keeper, met };
}

let leave: (() => void) | undefined;
afterEach(() => {
  leave?.();
  expect(counters()).toEqual([]);
  localStorage.clear();
  sessionStorage.clear();
});

async function isOpen(chat: Chat | undefined, open = true) {
  await vi.waitFor(() => expect(chat?.get('open')).toBe(open), 10_000);
}

/** A shop whose chat backend is in the page, and what its desk knows of the visitor. */
function openShop() {
  const backend = createMemoryBackend();
  const contexts: unknown[] = [];
  const stop = backend.watch((event) => event.type === 'visitor' && contexts.push(event.context));
  return { backend, contexts, stop, transport: memoryTransport({ backend, latencyMs: 0 }) };
}

test('there is one counter however often the same is said', () => {
  const { keeper, met } = keep({ intents: [{ id: 'chat' }], language: 'en' });
  const [first] = counters();
  for (let round = 0; round < 3; round++)
    keeper.update({ intents: [{ id: 'chat' }], language: 'en', nonce: undefined });
  expect(counters()).toEqual([first]);
  expect(met).toEqual([keeper.chat]);
});

test('another language is another counter in its place', () => {
  const { keeper, met } = keep({ language: 'en' });
  keeper.update({ language: 'ru' });
  expect(counters()).toHaveLength(1);
  expect(names()).toEqual(['Чат', 'Совет стилиста']);
  expect(met).toHaveLength(2);
  expect(keeper.chat).toBe(met[1]);
});

test('data that a shop changes in place is noticed', () => {
  const intents = [{ id: 'chat' }];
  const { keeper } = keep({ intents, language: 'en' });
  intents.push({ id: 'stylist' });
  keeper.update({ intents, language: 'en' });
  expect(names()).toEqual(['Chat', 'Ask a stylist']);
});

test('hidden changes the bar of the same counter', () => {
  const { keeper, met } = keep({ hidden: true });
  const [host] = counters() as HTMLElement[];
  expect(host?.hidden).toBe(true);
  keeper.update({});
  expect(host?.hidden).toBe(false);
  keeper.update({ hidden: true });
  expect(host?.hidden).toBe(true);
  expect(met).toHaveLength(1);
});

test('an open window is open again in another language, with the text in it and without taking the focus', async () => {
  const { transport } = openShop();
  const { keeper } = keep({ transport, language: 'en' });
  keeper.chat?.open({ intent: 'stylist', draft: 'Is it linen?' });
  await isOpen(keeper.chat);
  const field = document.createElement('select');
  document.body.append(field);
  field.focus();
  keeper.update({ transport, language: 'ru' });
  await isOpen(keeper.chat);
  const root = counters()[0]?.shadowRoot;
  expect(root?.querySelector('[role=dialog]')?.getAttribute('aria-label')).toBe('Совет стилиста');
  await vi.waitFor(() => expect(root?.querySelector('textarea')?.value).toBe('Is it linen?'), 10_000);
  expect(document.activeElement).toBe(field);
  field.remove();
});

test.each<[string, ChatOptions]>([
  ['is somebody else', { namespace: 'outlet' }],
  ['is to be hidden', { language: 'ru', hidden: true }],
])('an open window stays closed when the next counter %s', async (_, change) => {
  const { transport } = openShop();
  const { keeper } = keep({ transport, language: 'en' });
  keeper.chat?.open();
  await isOpen(keeper.chat);
  keeper.update({ transport, language: 'en', ...change });
  // A window on its way would be here by the time that this one is.
  const opened = vi.fn();
  document.addEventListener('comptoir:window:opened', opened, { once: true });
  keeper.chat?.open({ intent: 'stylist' });
  await isOpen(keeper.chat);
  expect(opened.mock.calls[0]?.[0].detail).toEqual({ intent: 'stylist' });
});

test('a closed window stays closed in another language', async () => {
  const { transport } = openShop();
  const { keeper } = keep({ transport, language: 'en' });
  keeper.chat?.open();
  await isOpen(keeper.chat);
  keeper.chat?.close();
  keeper.update({ transport, language: 'ru' });
  expect(counters()[0]?.shadowRoot?.querySelector('[aria-busy=true]')).toBeNull();
});

test('a new context reaches the operator, once', async () => {
  const { transport, contexts } = openShop();
  const { keeper } = keep({
    transport,
    language: 'en',
    context: { page: { url: 'https://shop.example/a' } },
  });
  keeper.chat?.open();
  await isOpen(keeper.chat);
  const root = counters()[0]?.shadowRoot;
  const field = await vi.waitFor(
    () => root?.querySelector('textarea') ?? Promise.reject(new Error('no composer')),
  );
  const user = userEvent.setup({ document });
  await user.click(field);
  await user.keyboard('Hello{Enter}');
  await vi.waitFor(() => expect(keeper.chat?.get('conversation')).toBeDefined(), 10_000);
  const before = contexts.length;
  keeper.update({ transport, language: 'en', context: { page: { url: 'https://shop.example/b' } } });
  keeper.update({ transport, language: 'en', context: { page: { url: 'https://shop.example/b' } } });
  await vi.waitFor(() => expect(contexts.length).toBeGreaterThan(before), 10_000);
  expect(contexts.slice(before)).toMatchObject([{ page: { url: 'https://shop.example/b' } }]);
});

test('consent as an option is told to the running counter', () => {
  localStorage.setItem('comptoir.default.token', 'known');
  const { keeper } = keep({ consent: 'on-open' });
  const told = vi.spyOn(keeper.chat as Chat, 'consent');
  keeper.update({ consent: 'denied' });
  expect(told).toHaveBeenLastCalledWith('denied');
  keeper.update({});
  expect(told).toHaveBeenLastCalledWith('on-open');
});

test('who has said no by the verb has said it to the next counter as well, until the option changes', async () => {
  const { transport } = openShop();
  const { keeper } = keep({ transport, language: 'en' });
  keeper.chat?.consent('denied');
  keeper.update({ transport, language: 'ru' });
  keeper.chat?.open();
  await isOpen(keeper.chat);
  expect({ ...localStorage }).toEqual({});
  expect({ ...sessionStorage }).toEqual({});
  keeper.update({ transport, language: 'en', consent: 'granted' });
  await isOpen(keeper.chat);
  expect(sessionStorage.length).toBeGreaterThan(0);
});

test('after leaving, the next one begins anew', () => {
  const { keeper, met } = keep({ language: 'en' });
  keeper.leave();
  keeper.leave();
  expect(counters()).toEqual([]);
  expect(keeper.chat).toBeUndefined();
  expect(document.documentElement.getAttribute('style')).toBeNull();
  keeper.update({ language: 'en' });
  expect(counters()).toHaveLength(1);
  expect(met).toHaveLength(2);
});

test('a counter that cannot be made is told to the document, once, and never to the component', () => {
  const told = vi.fn();
  document.addEventListener('comptoir:error:occurred', told);
  const { keeper, met } = keep({ intents: 7 as unknown as [] });
  keeper.update({ intents: 7 as unknown as [] });
  expect(told.mock.calls.map(([event]) => event.detail)).toMatchObject([
    { code: 'call_failed', message: 'init' },
  ]);
  expect(met).toEqual([]);
  keeper.update({ language: 'en' });
  expect(counters()).toHaveLength(1);
  expect(met).toHaveLength(1);
  document.removeEventListener('comptoir:error:occurred', told);
});
