// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { browserEnvironment } from './browserEnvironment.js';

afterEach(() => vi.unstubAllGlobals());

const held = async (_name: string, task: () => Promise<void>): Promise<void> => task();

test.each([
  ['are held', { request: held }],
  ['are missing', undefined],
  [
    'are refused, as in a sandbox',
    { request: async () => Promise.reject(new DOMException('', 'SecurityError')) },
  ],
  [
    'throw',
    {
      request() {
        throw new DOMException('', 'SecurityError');
      },
    },
  ],
])('a task runs once where locks %s, and its own failure is told', async (_, locks) => {
  vi.stubGlobal('navigator', { locks });
  const { exclusive } = browserEnvironment();
  const task = vi.fn(async () => undefined);
  await exclusive('turn', task);
  expect(task).toHaveBeenCalledOnce();

  const failing = vi.fn(() => Promise.reject(new Error('of the task')));
  await expect(exclusive('turn', failing)).rejects.toThrow('of the task');
  expect(failing).toHaveBeenCalledOnce();
});

test.each([
  ['is missing', undefined],
  [
    'is refused',
    class {
      constructor() {
        throw new DOMException('', 'SecurityError');
      }
    },
  ],
])('a tab is alone where the line to the others %s', (_, line) => {
  vi.stubGlobal('BroadcastChannel', line);
  expect(browserEnvironment().broadcast('shop', () => undefined)).toBeUndefined();
});
