// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { createBar } from './createBar.js';

test('one button per intent, in the language, with signs that nobody reads out', () => {
  const press = vi.fn();
  const bar = createBar(
    [{ id: 'chat' }, { id: 'returns', label: { en: 'Returns', ru: 'Возвраты' } }],
    'ru',
    undefined,
    press,
    () => undefined,
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
  const bar = createBar([{ id: 'chat' }], 'en', undefined, () => undefined, approach);
  for (const type of ['pointerenter', 'focus']) bar.buttons.get('chat')?.dispatchEvent(new Event(type));
  expect(approach).toHaveBeenCalledTimes(2);
});
