import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { ComptoirChat } from './ComptoirChat.js';

test('on a server the component renders nothing, every time, and greets nobody', () => {
  expect(typeof document).toBe('undefined');
  const onReady = vi.fn();
  const render = () =>
    renderToString(
      createElement('main', null, 'Shop', createElement(ComptoirChat, { language: 'en', onReady })),
    );
  expect(render()).toBe('<main>Shop</main>');
  expect(render()).toBe(render());
  expect(onReady).not.toHaveBeenCalled();
});
