// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { takeOver } from './takeOver.js';

const page = window as unknown as Record<string, unknown> & { comptoir: (...call: unknown[]) => unknown };
afterEach(() => {
  Reflect.deleteProperty(page, 'comptoir');
});

function stub(...calls: unknown[][]): void {
  // Real stubs queue Arguments objects, not arrays.
  const queue = calls.map((call) =>
    (function () {
      // biome-ignore lint/complexity/noArguments: that is what a stub pushes.
      return arguments;
    })(...(call as [])),
  );
  page.comptoir = Object.assign(() => undefined, { q: queue });
}

test('what was queued before init waits for it, and keeps its order', () => {
  const heard: unknown[] = [];
  stub(['context', 1], ['track', 2], ['init', { language: 'ru' }], ['open']);
  const create = vi.fn(
    () =>
      (...call: unknown[]) =>
        heard.push(call),
  );
  takeOver({ server: 'https://chat.example', language: 'en' }, create);
  expect(create).toHaveBeenCalledExactlyOnceWith({ server: 'https://chat.example', language: 'ru' });
  expect(heard).toEqual([['context', 1], ['track', 2], ['open']]);
});

test('a copy of the stub that pushes into the queue is heard too', () => {
  const heard: unknown[] = [];
  stub(['init']);
  takeOver(
    {},
    () =>
      (...call) =>
        heard.push(call),
  );
  const { q } = page.comptoir as unknown as { q: { push(call: unknown): void } };
  q.push(['open']);
  expect(heard).toEqual([['open']]);
});

test('with a server it starts without init, but not before the page was read', async () => {
  vi.useFakeTimers();
  const create = vi.fn(() => () => undefined);
  takeOver({ server: 'https://chat.example' }, create);
  expect(create).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(create).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test('a second loader does nothing', () => {
  stub(['init']);
  const create = vi.fn(() => () => undefined);
  takeOver({}, create);
  const first = page.comptoir;
  takeOver({}, create);
  expect(page.comptoir).toBe(first);
  expect(create).toHaveBeenCalledOnce();
});

test('options that cannot be used leave the page alone and are told', () => {
  const told = vi.fn();
  document.addEventListener('comptoir:error:occurred', told, { once: true });
  stub(['init', { intents: 7 }]);
  takeOver({}, () => {
    throw new TypeError('intents is not iterable');
  });
  expect(told).toHaveBeenCalledOnce();
  expect(() => page.comptoir('open')).not.toThrow();
});

test('destroy empties the name', () => {
  const heard: unknown[] = [];
  stub(['init'], ['destroy']);
  takeOver(
    {},
    () =>
      (...call) =>
        heard.push(call),
  );
  expect(heard).toEqual([['destroy']]);
  expect('comptoir' in page).toBe(false);
});
