import { expect, test, vi } from 'vitest';
import { createSSRApp, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { ComptoirChat } from './ComptoirChat.js';

test('on a server the component renders nothing, every time, and greets nobody', async () => {
  expect(typeof document).toBe('undefined');
  const onReady = vi.fn();
  const render = () =>
    renderToString(createSSRApp(() => h('main', ['Shop', h(ComptoirChat, { language: 'en', onReady })])));
  // Vue holds the place of nothing by an empty comment.
  expect(await render()).toBe('<main>Shop<!----></main>');
  expect(await render()).toBe(await render());
  expect(onReady).not.toHaveBeenCalled();
});
