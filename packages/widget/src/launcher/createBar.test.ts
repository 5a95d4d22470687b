// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { createBar } from './createBar.js';

const nothing = (): void => undefined;

test('one button per intent, in the language, with signs that nobody reads out', () => {
  const press = vi.fn();
  const bar = createBar(
    [{ id: 'chat' }, { id: 'returns', label: { en: 'Returns', ru: 'Возвраты' } }],
    'ru',
    {},
    press,
    nothing,
  );
  const buttons = [...bar.buttons.values()];
  expect(buttons.map((button) => button.textContent)).toEqual(['Чат', 'Возвраты']);
  buttons[1]?.click();
  expect(press).toHaveBeenCalledExactlyOnceWith('returns');
  bar.mark('aria-expanded', 'returns');
  expect(buttons.map((button) => button.getAttribute('aria-expanded'))).toEqual(['false', 'true']);
});

test('each way of coming near fetches what a press would need', () => {
  const approach = vi.fn();
  const bar = createBar([{ id: 'chat' }], 'en', {}, nothing, approach);
  for (const type of ['pointerenter', 'focus']) bar.buttons.get('chat')?.dispatchEvent(new Event(type));
  expect(approach).toHaveBeenCalledTimes(2);
});

test.each([
  ['Chat', 'ru', 'Chat'],
  [{ en: 'Chat', ru: 'Чат' }, 'ru-RU', 'Чат'],
  [{ en: 'Chat', pt: 'a', 'pt-BR': 'b' }, 'pt-BR', 'b'],
  [{ en: 'Chat' }, 'ja', 'Chat'],
  [{ fr: 'Parler' }, 'ja', ''],
])('a label %o in %s is %s', (label, language, expected) => {
  const bar = createBar([{ id: 'help', label }], language, {}, nothing, nothing);
  expect(bar.buttons.get('help')?.textContent).toBe(expected);
});

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['en', 'ltr'],
  ['arn', 'ltr'],
])('%s is written %s', (language, dir) => {
  expect(createBar([], language, {}, nothing, nothing).layer.dir).toBe(dir);
});

test('the shop’s own words stand in place of ours, and a label of an intent in place of both', () => {
  const words = { bar: { bar: 'Für Sie da', chat: 'Schreiben Sie uns', failed: 'Nicht geladen.' } };
  const intents = [{ id: 'chat' }, { id: 'stylist', label: 'Stilberatung' }, { id: 'returns' }];
  const { buttons, root, fail } = createBar(intents, 'de', { words }, nothing, nothing);
  expect([...buttons.values()].map((button) => button.textContent)).toEqual([
    'Schreiben Sie uns',
    'Stilberatung',
    'returns',
  ]);
  expect(root.querySelector('.bar')?.getAttribute('aria-label')).toBe('Für Sie da');
  fail(true);
  expect(root.querySelector('[role=status]')?.textContent).toBe('Nicht geladen.');
});
