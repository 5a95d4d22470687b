import { expect, it } from 'vitest';
import { clientFrames, serverFrames } from '../../test/sampleFrames.js';
import { parseOperatorFrame } from './parseOperatorFrame.js';
import { parseServerFrame } from './parseServerFrame.js';
import { parseServerToOperatorFrame } from './parseServerToOperatorFrame.js';
import { parseVisitorFrame } from './parseVisitorFrame.js';

// A sample that is wrong from the start would only ever be refused, and nothing behind the first check be tried.
it.each([
  ['a client', clientFrames, [parseVisitorFrame, parseOperatorFrame]],
  ['a server', serverFrames, [parseServerFrame, parseServerToOperatorFrame]],
] as const)('every sample of %s is right for one side', (_who, samples, parsers) => {
  for (const sample of samples) {
    const errors = parsers.flatMap((parse) => {
      try {
        return parse(JSON.stringify(sample)) === undefined ? ['an unknown type'] : [];
      } catch (error) {
        return [String(error)];
      }
    });
    expect(errors.length, `${JSON.stringify(sample).slice(0, 80)}: ${errors.join('; ')}`).toBeLessThan(2);
  }
});
