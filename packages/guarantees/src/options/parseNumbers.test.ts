import { describe, expect, test } from 'vitest';
import { parseNumbers } from './parseNumbers.js';

const options = {
  lanes: { fallback: 12, least: 1 },
  minutes: { fallback: 90, least: 0.1, fraction: true },
};
const parse = (...args: string[]) => parseNumbers(args, options);

describe('the options of a long run', () => {
  test('have defaults', () => {
    expect(parse()).toEqual({ lanes: 12, minutes: 90, write: false, help: false });
  });

  test('are numbers, behind a -- of pnpm or without one', () => {
    const wanted = { lanes: 4, minutes: 0.5, write: true, help: false };
    expect(parse('--', '--lanes', '4', '--minutes=0.5', '--write')).toEqual(wanted);
    expect(parse('--lanes', '4', '--minutes=0.5', '--write')).toEqual(wanted);
  });

  test.each([
    [['--lanes', '0']],
    [['--lanes=-5']],
    [['--lanes', '1.5']],
    [['--lanes', 'abc']],
    [['--lanes', '']],
    [['--lanes', 'Infinity']],
    [['--minutes', '0']],
  ])('%j is refused by name, and never taken for nothing to do', (args) => {
    expect(() => parse(...args)).toThrow(/^--(lanes|minutes): expected a .*number of [\d.]+ or more, got "/);
  });

  test.each([[['--histroies', '5']], [['--lanes']], [['5']]])('%j is refused', (args) => {
    expect(() => parse(...args)).toThrow();
  });
});
