import { expect, test } from 'vitest';

test('importing on a server does nothing and needs no browser', async () => {
  expect(typeof document).toBe('undefined');
  const { createChat } = await import('./index.js');
  expect(createChat).toBeTypeOf('function');
});
