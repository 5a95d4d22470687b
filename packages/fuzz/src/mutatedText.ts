import fc from 'fast-check';
import { oddText } from './junk.js';
import { mutated } from './mutated.js';

/** Text with a piece cut out, doubled, or put in. */
export function broken(whole: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(
      whole,
      fc.nat({ max: 2 ** 16 }),
      fc.nat({ max: 40 }),
      fc.constantFrom('cut', 'double', 'put', 'end'),
      oddText,
    )
    .map(([text, at, length, act, odd]) => {
      const from = at % (text.length + 1);
      const [before, piece, after] = [
        text.slice(0, from),
        text.slice(from, from + length),
        text.slice(from + length),
      ];
      if (act === 'end') return before;
      if (act === 'cut') return before + after;
      return act === 'double' ? before + piece + piece + after : before + odd + piece + after;
    });
}

/** The same values as `mutated`, as JSON text: mostly whole, sometimes broken, sometimes no JSON at all. */
export function mutatedText(samples: readonly unknown[]): fc.Arbitrary<string> {
  // What JSON cannot say (`undefined`) becomes a text that is no JSON.
  const whole = mutated(samples).map((value) => JSON.stringify(value) ?? 'undefined');
  return fc.oneof(
    { weight: 8, arbitrary: whole },
    { weight: 3, arbitrary: broken(whole) },
    { weight: 1, arbitrary: oddText },
  );
}
