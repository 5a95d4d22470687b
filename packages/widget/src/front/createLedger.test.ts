import { expect, test } from 'vitest';
import type { Told } from '../launcher/parts.js';
import { createLedger } from './createLedger.js';

test('who joins late hears what was told, in order, with the contexts as one', () => {
  const ledger = createLedger(() => false);
  ledger.tell(['context', { cart: { count: 1 }, language: 'ru' }]);
  ledger.tell(['identify', { id: '7' }]);
  ledger.tell(['track', 'sizes']);
  ledger.tell(['context', { cart: { count: 2 } }]);
  const heard: Told[] = [];
  ledger.join((told) => heard.push(told));
  expect(heard).toEqual([
    ['identify', { id: '7' }],
    ['context', { cart: { count: 2 }, language: 'ru' }],
  ]);
  ledger.tell(['reset']);
  expect(heard.at(-1)).toEqual(['reset']);
});

test('signals wait as long as somebody will want them', () => {
  let isWanted = true;
  const ledger = createLedger(() => isWanted);
  ledger.tell(['track', 'first']);
  isWanted = false;
  ledger.tell(['track', 'second']);
  const heard: Told[] = [];
  ledger.join((told) => heard.push(told));
  expect(heard).toEqual([['track', 'first']]);
});
