import { expect, it } from 'vitest';
import { toAway } from './toAway.js';

it.each([
  [true, undefined, 'form', undefined, undefined],
  [undefined, undefined, 'form', undefined, undefined],
  [false, 'open', 'form', undefined, undefined],
  [false, undefined, false, undefined, 'bare'],
  [false, undefined, 'send', undefined, 'send'],
  [false, undefined, 'form', undefined, 'form'],
  [false, 'queued', 'form', undefined, 'form'],
  [false, 'ended', 'form', undefined, 'form'],
  // What was left is not offered once more.
  [false, undefined, 'form', 'lea@example.com', 'noted'],
  [false, 'queued', 'form', 'lea@example.com', 'noted'],
  [true, undefined, 'form', 'lea@example.com', undefined],
] as const)(
  'somebody there: %s, the conversation %s, offline %s, noted %s: %s',
  (here, phase, offline, noted, away) => {
    expect(toAway(here, phase, offline, noted)).toBe(away);
  },
);
