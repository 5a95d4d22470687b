// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  type App,
  type Component,
  createApp,
  createSSRApp,
  defineComponent,
  h,
  KeepAlive,
  nextTick,
  reactive,
  ref,
} from 'vue';
import { renderToString } from 'vue/server-renderer';
import type { Chat } from '../launcher/chat.js';
import { ComptoirChat } from './ComptoirChat.js';

const counters = () => [...document.querySelectorAll<HTMLElement>('comptoir-counter')];
/** What stands on the first button of each counter: its language shows there. */
const words = () => counters().map((host) => host.shadowRoot?.querySelector('button span')?.textContent);

let app: App | undefined;
const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
beforeEach(() => {
  document.body.innerHTML = '<div id="app"></div>';
});
afterEach(() => {
  app?.unmount();
  expect(counters()).toEqual([]);
  expect(document.documentElement.getAttribute('style')).toBeNull();
  for (const complaint of complaints) expect(complaint.mock.calls).toEqual([]);
});

function mount(component: Component): void {
  app = createApp(component);
  app.mount('#app');
}

test('the counter is there while the component is', async () => {
  const isShown = ref(true);
  const ready = vi.fn();
  mount(() => h('main', ['Shop', isShown.value && h(ComptoirChat, { language: 'en', onReady: ready })]));
  expect(counters()).toHaveLength(1);
  expect(ready).toHaveBeenCalledOnce();
  isShown.value = false;
  await nextTick();
  expect(counters()).toEqual([]);
});

test('a render with new objects that say the same keeps the counter', async () => {
  const hidden = ref(false);
  mount(() => h(ComptoirChat, { language: 'en', hidden: hidden.value, intents: [{ id: 'chat' }] }));
  const [first] = counters();
  hidden.value = true;
  await nextTick();
  expect(counters()).toEqual([first]);
  expect(first?.hidden).toBe(true);
});

test('another language, or an intent more in the same list, is another counter', async () => {
  const language = ref('en');
  const intents = reactive([{ id: 'chat' }]);
  const met: Chat[] = [];
  mount(() =>
    h(ComptoirChat, { language: language.value, intents, onReady: (chat: Chat) => met.push(chat) }),
  );
  language.value = 'ru';
  await nextTick();
  expect(words()).toEqual(['Чат']);
  intents.push({ id: 'stylist' });
  await nextTick();
  expect(counters()[0]?.shadowRoot?.querySelectorAll('button')).toHaveLength(2);
  expect(met).toHaveLength(3);
});

test('a context that is changed in place is told as plain data', async () => {
  const context = reactive({ cart: { count: 1 } });
  let chat: Chat | undefined;
  mount(() =>
    h(ComptoirChat, {
      language: 'en',
      context,
      onReady(ready: Chat) {
        chat = ready;
      },
    }),
  );
  const told = vi.spyOn(chat as unknown as Chat, 'context');
  context.cart.count = 2;
  await nextTick();
  expect(told).toHaveBeenCalledExactlyOnceWith({ cart: { count: 2 } });
  expect(structuredClone(told.mock.calls[0]?.[0])).toEqual({ cart: { count: 2 } });
});

test('a page that is kept alive has a counter only while it is shown, with the newest props', async () => {
  const route = ref<'home' | 'about'>('home');
  const language = ref('en');
  const ready = vi.fn();
  const pages = {
    home: defineComponent(
      () => () => h('main', [h(ComptoirChat, { language: language.value, onReady: ready })]),
    ),
    about: defineComponent(() => () => h('main', 'About')),
  };
  mount(() => h(KeepAlive, () => h(pages[route.value])));
  expect(counters()).toHaveLength(1);
  route.value = 'about';
  await nextTick();
  expect(counters()).toEqual([]);
  language.value = 'ru';
  await nextTick();
  expect(counters()).toEqual([]);
  route.value = 'home';
  await nextTick();
  expect(words()).toEqual(['Чат']);
  expect(ready).toHaveBeenCalledTimes(2);
});

test('what a server rendered is hydrated without a word', async () => {
  const page = { render: () => h('main', ['Shop', h(ComptoirChat, { language: 'en' })]) };
  const container = document.getElementById('app') as HTMLElement;
  container.innerHTML = await renderToString(createSSRApp(page));
  const main = container.firstChild;
  app = createSSRApp(page);
  app.mount(container);
  expect(container.firstChild).toBe(main);
  expect(counters()).toHaveLength(1);
});
