import { expect, it } from 'vitest';
import { countAtOnce } from './countAtOnce.js';

it('counts for each key what has begun and not ended; ending twice is ending once', () => {
  const uploads = countAtOnce(2);
  const [first, second] = [uploads.begin('a'), uploads.begin('a')];
  expect(uploads.begin('a')).toBeUndefined();
  expect(uploads.begin('b')).toBeTypeOf('function');
  first?.();
  first?.();
  expect(uploads.begin('a')).toBeTypeOf('function');
  expect(uploads.begin('a')).toBeUndefined();
  second?.();
});
