import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { cases } from './cases.js';

test('every case stands in the guide, under its number and title, and no other does', async () => {
  const guide = await readFile(new URL('../../../../docs/transport.md', import.meta.url), 'utf8');
  const listed = [
    ...(guide.split('### The cases')[1] ?? '').matchAll(/^\| ([A-Z]?\d+b?) \| (.+?) \| (.*) \|$/gm),
  ].map(([, id, title, needs]) => ({
    id,
    title,
    needs,
  }));
  expect(listed).toEqual(
    cases.map(({ id, title, needs = [] }) => ({
      id,
      title,
      needs: needs.map((need) => `\`${need}\``).join(', '),
    })),
  );
});
