// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { Chat } from '../launcher/chat.js';
import type { ComptoirChatElement } from './ComptoirChatElement.js';
import { defineChatElement } from './defineChatElement.js';

const counters = () => [...document.querySelectorAll<HTMLElement>('comptoir-counter')];
/** What stands on the first button of each counter: its language shows there. */
const words = () => counters().map((host) => host.shadowRoot?.querySelector('button span')?.textContent);
const settle = () => Promise.resolve();
const labels = () =>
  [...(counters()[0]?.shadowRoot?.querySelectorAll('span') ?? [])].map((one) => one.textContent);

/** Not defined yet: the first test is about what was in the page before. */
const early = document.createElement('comptoir-chat') as ComptoirChatElement;
early.intents = [{ id: 'returns', label: 'Returns' }];
early.lang = 'en';
document.body.append(early);

afterEach(async () => {
  document.body.replaceChildren();
  await settle();
  expect(counters()).toEqual([]);
  expect(document.documentElement.getAttribute('style')).toBeNull();
});

function add(
  attributes: Readonly<Record<string, string>> = {},
  properties: object = {},
): ComptoirChatElement {
  const element = document.createElement('comptoir-chat');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(Object.assign(element, properties));
  return element;
}

test('an element that was there before it was defined becomes a counter with all that was set on it', async () => {
  expect(counters()).toEqual([]);
  defineChatElement();
  defineChatElement();
  await settle();
  expect(counters()).toHaveLength(1);
  expect(labels()).toEqual(['Returns']);
  early.intents = [{ id: 'chat' }];
  await settle();
  expect(labels()).toEqual(['Chat']);
});

test('attributes are options', async () => {
  const element = add({ lang: 'ru', namespace: 'outlet', hidden: '' });
  await settle();
  const [host] = counters();
  expect(words()).toEqual(['Чат']);
  expect(host?.hidden).toBe(true);
  expect(element.namespace).toBe('outlet');
  element.removeAttribute('hidden');
  await settle();
  expect(counters()).toEqual([host]);
  expect(host?.hidden).toBe(false);
  element.lang = 'en';
  await settle();
  expect(words()).toEqual(['Chat']);
});

test('a property wins over its attribute until it is undefined again', async () => {
  const element = add({ server: 'https://attribute.example' }, { server: 'https://property.example' });
  expect(element.server).toBe('https://property.example');
  element.server = undefined;
  expect(element.server).toBe('https://attribute.example');
  element.setAttribute('transport', 'https://attribute.example');
  expect(element.transport).toBeUndefined();
});

test('several changes in one go make one counter', async () => {
  const ready = vi.fn();
  const element = document.createElement('comptoir-chat');
  element.addEventListener('ready', ready);
  document.body.append(element);
  element.lang = 'ru';
  element.intents = [{ id: 'chat' }];
  element.setAttribute('namespace', 'outlet');
  await settle();
  expect(counters()).toHaveLength(1);
  expect(ready).toHaveBeenCalledOnce();
  expect(ready.mock.calls[0]?.[0].detail).toBe(element.chat);
});

test('an element that is moved keeps its counter; one that is taken out loses it', async () => {
  const element = add({ lang: 'en' });
  await settle();
  const [host] = counters();
  const { chat } = element;
  const shelf = document.createElement('div');
  document.body.append(shelf);
  shelf.append(element);
  await settle();
  element.remove();
  document.body.prepend(element);
  await settle();
  expect(counters()).toEqual([host]);
  expect(element.chat).toBe(chat);
  element.remove();
  await settle();
  expect(counters()).toEqual([]);
  expect(element.chat).toBeUndefined();
  document.body.append(element);
  await settle();
  expect(counters()).toHaveLength(1);
});

test('an element that comes and goes in one go never was', async () => {
  const ready = vi.fn();
  const element = add({ lang: 'en' });
  element.addEventListener('ready', ready);
  element.remove();
  await settle();
  expect(ready).not.toHaveBeenCalled();
});

test('a context is told to the running counter', async () => {
  const element = add({ lang: 'en' });
  await settle();
  const told = vi.spyOn(element.chat as Chat, 'context');
  element.context = { cart: { count: 2 } };
  await settle();
  expect(told).toHaveBeenCalledExactlyOnceWith({ cart: { count: 2 } });
});

test('another name for those who have given the first one away', async () => {
  defineChatElement('shop-chat');
  document.body.append(document.createElement('shop-chat'));
  await settle();
  expect(counters()).toHaveLength(1);
});
