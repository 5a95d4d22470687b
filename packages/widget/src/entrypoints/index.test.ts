import { expect, test } from 'vitest';

test('importing on a server does nothing and needs no browser', async () => {
  expect(typeof document).toBe('undefined');
  const { createChat } = await import('./index.js');
  expect(createChat).toBeTypeOf('function');
});

test('an element can be asked for on a server, and is not made', async () => {
  expect(typeof customElements).toBe('undefined');
  const { defineChatElement } = await import('./element.js');
  expect(() => defineChatElement()).not.toThrow();
});
