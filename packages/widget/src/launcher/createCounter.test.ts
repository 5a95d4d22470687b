// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { createCounter } from './createCounter.js';
import type { Parts } from './parts.js';

test('coming near asks for session and window at once, and a part that does not come is no error yet', async () => {
  const missing = vi.fn(() => Promise.reject(new Error('404')));
  const parts = { opening: missing } as unknown as Parts;
  const call = createCounter({}, parts);
  const bar = document.querySelector('comptoir-counter')?.shadowRoot;
  bar?.querySelector('button')?.dispatchEvent(new Event('pointerenter'));
  expect(missing).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(missing.mock.settledResults).toHaveLength(1));
  expect(call('get', 'problems')).toEqual([]);
  call('destroy');
});
