import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLink } from './openLink.js';
import type { ParserConstructor, SocketConstructor } from './Socket.js';

const did: string[] = [];
let listeners: Record<string, () => void> = {};
let readyState = 1;

class Socket {
  readyState = readyState;
  addEventListener(type: string, listener: () => void): void {
    listeners[type] = listener;
  }
  send(text: string): void {
    did.push(text);
  }
  close(): void {
    did.push('closed');
  }
}

const open = () =>
  openLink(
    {
      url: 'ws://shop.example',
      Socket: Socket as unknown as SocketConstructor,
      Parser: Object as unknown as ParserConstructor,
    },
    () => undefined,
  );
const goodbye = expect.stringMatching(/^<close /);

beforeEach(() => {
  vi.useFakeTimers();
  did.length = 0;
  listeners = {};
  readyState = 1;
});
afterEach(() => void vi.useRealTimers());

test('the server hangs up after a goodbye: the socket does not overtake it', async () => {
  const link = open();
  link.end();
  expect(did).toEqual([goodbye]);
  listeners.close?.();
  expect(await link.closed).toBeUndefined();
});

test('a server that does not answer a goodbye is left after a second', async () => {
  const link = open();
  link.end();
  vi.advanceTimersByTime(999);
  expect(did).toEqual([goodbye]);
  vi.advanceTimersByTime(1);
  expect(did).toEqual([goodbye, 'closed']);
  expect(await link.closed).toBeUndefined();
});

test('a socket that is not open yet has nobody to take leave of', async () => {
  readyState = 0;
  const link = open();
  link.end();
  expect(did).toEqual(['closed']);
  expect(await link.closed).toBeUndefined();
});
