import { deepStrictEqual } from 'node:assert/strict';
import {
  parseOperatorFrame,
  parseServerFrame,
  parseServerToOperatorFrame,
  parseVisitorFrame,
  requestId,
} from '@comptoir/transport/wire';
import { clientFrames, serverFrames } from '../../../transport/test/sampleFrames.js';
import { isBadInput, never } from '../isBadInput.js';
import { mutatedText } from '../mutatedText.js';
import { type Target, target } from '../target.js';

function validator(name: string, parse: (text: string) => unknown, samples: readonly object[]): Target {
  return target({
    name,
    inputs: mutatedText(samples),
    read: (text) => {
      const copy = parse(text);
      if (copy === undefined) return;
      // What was let in is let in again, and is the same then: nothing half-checked is left in it.
      deepStrictEqual(parse(JSON.stringify(copy)), copy);
      if (/"(__proto__|constructor|prototype)":/.test(JSON.stringify(copy)))
        throw new Error('A foreign member has been copied.');
    },
    isRefusal: isBadInput('bad_frame', 'message_too_large'),
  });
}

/** The validators of the protocol, at both ends of both sockets. */
export const wireTargets: readonly Target[] = [
  validator('wire: what a visitor says', parseVisitorFrame, clientFrames),
  validator('wire: what an operator says', parseOperatorFrame, clientFrames),
  validator('wire: what the server says to a visitor', parseServerFrame, serverFrames),
  validator('wire: what the server says to a desk', parseServerToOperatorFrame, serverFrames),
  target({
    name: 'wire: the id of a request that is wrong otherwise',
    inputs: mutatedText(clientFrames),
    read: (text) => {
      const id = requestId(text);
      if (id !== undefined && typeof id !== 'string') throw new Error('an id that is no text');
    },
    isRefusal: never,
  }),
];
