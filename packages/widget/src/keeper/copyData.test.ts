import { expect, test } from 'vitest';
import { copyData } from './copyData.js';

test('a copy says the same and shares no data with what it was made from', () => {
  const label = { en: 'Chat' };
  const data = { intents: [{ id: 'chat', label }], hidden: false, nonce: undefined, cart: null };
  const copy = copyData(data);
  expect(copy).toEqual(data);
  label.en = 'Talk';
  data.intents.push({ id: 'stylist', label });
  expect(copy.intents).toEqual([{ id: 'chat', label: { en: 'Chat' } }]);
});

test('what is not data is not taken apart', () => {
  const date = new Date(0);
  const load = () => undefined;
  const copy = copyData({ date, load });
  expect(copy.date).toBe(date);
  expect(copy.load).toBe(load);
});

test('proxies are left behind', () => {
  const untouchable = { set: () => false };
  const copy = copyData(
    new Proxy({ cart: new Proxy([new Proxy({ id: 'a' }, untouchable)], untouchable) }, untouchable),
  );
  // The browser's own copy refuses every proxy.
  expect(structuredClone(copy)).toEqual({ cart: [{ id: 'a' }] });
});

test('a member by the name of the prototype stays a member', () => {
  const copy = copyData(JSON.parse('{ "__proto__": { "polluted": true } }'));
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  expect(Object.keys(copy)).toEqual(['__proto__']);
});
