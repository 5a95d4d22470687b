import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browserEnvironment } from './browserEnvironment.js';

let page: { document: EventTarget & { visibilityState: string }; window: EventTarget };

beforeEach(() => {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  page = { document, window: new EventTarget() };
  vi.stubGlobal('document', document);
  vi.stubGlobal('window', page.window);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const blocked = {
  SecurityError: () => {
    throw new DOMException('blocked', 'SecurityError');
  },
  'TypeError of a storage that is null': () => null,
  QuotaExceededError: () => ({
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: () => undefined,
  }),
};

test.each(Object.entries(blocked))('%s: memory takes over and nothing escapes', (_, get) => {
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get });
  const { local } = browserEnvironment();
  expect(local.get('a')).toBeUndefined();
  local.set('a', '1');
  expect(local.get('a')).toBe('1');
  local.remove('a');
  expect(local.get('a')).toBeUndefined();
  Reflect.deleteProperty(globalThis, 'localStorage');
});

test('timers are those of the page at the time of the call', () => {
  const environment = browserEnvironment();
  vi.useFakeTimers();
  const rung: string[] = [];
  environment.after(10, () => rung.push('first'));
  environment.after(10, () => rung.push('second'))();
  vi.advanceTimersByTime(10);
  expect(rung).toEqual(['first']);
});

test('wakes and rests with the page, and lets go of every listener', () => {
  const environment = browserEnvironment();
  const heard: string[] = [];
  const stops = [
    environment.onWake((reason) => heard.push(`wake ${reason}`)),
    environment.onRest((reason) => heard.push(`rest ${reason}`)),
  ];
  const play = () => {
    page.document.visibilityState = 'hidden';
    page.document.dispatchEvent(new Event('visibilitychange'));
    page.document.visibilityState = 'visible';
    page.document.dispatchEvent(new Event('visibilitychange'));
    page.window.dispatchEvent(new Event('offline'));
    page.window.dispatchEvent(new Event('online'));
    for (const persisted of [false, true])
      page.window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }));
    page.window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    page.window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  };
  play();
  const expected = [
    'rest hidden',
    'wake visible',
    'rest offline',
    'wake online',
    'rest pagehide',
    'wake pageshow',
  ];
  expect(heard).toEqual(expected);
  for (const stop of stops) stop();
  play();
  expect(heard).toEqual(expected);
});
