import { expect, test } from 'vitest';
import { isSame } from './isSame.js';

const load = () => undefined;
const date = new Date(0);

test.each<[what: string, one: unknown, other: unknown, same: boolean]>([
  ['texts', 'en', 'en', true],
  ['nothing of two sorts', undefined, null, false],
  ['NaN', Number.NaN, Number.NaN, true],
  ['objects', { id: 'chat', label: { en: 'Chat' } }, { label: { en: 'Chat' }, id: 'chat' }, true],
  ['a changed leaf', { label: { en: 'Chat' } }, { label: { en: 'Talk' } }, false],
  ['an absent member and undefined', { id: 'chat', icon: undefined }, { id: 'chat' }, true],
  ['a member more', { id: 'chat' }, { id: 'chat', icon: 'stylist' }, false],
  ['lists', [{ id: 'chat' }, 2], [{ id: 'chat' }, 2], true],
  ['a shorter list', [1, 2], [1], false],
  ['a longer list', [1], [1, undefined], false],
  ['a list and an object', ['a'], { 0: 'a' }, false],
  ['objects without a prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }, true],
  ['a function and itself', load, load, true],
  ['two functions', { load }, { load: () => undefined }, false],
  ['an object of a class and itself', { date }, { date }, true],
  ['two objects of a class', date, new Date(0), false],
])('%s', (_, one, other, same) => {
  expect(isSame(one, other)).toBe(same);
  expect(isSame(other, one)).toBe(same);
});
