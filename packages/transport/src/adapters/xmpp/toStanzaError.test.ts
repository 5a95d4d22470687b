import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { toStanzaError } from './toStanzaError.js';

const stanza = (inside: string) =>
  new DOMParser().parseFromString(`<iq type="error"><error>${inside}</error></iq>`, 'text/xml')
    .documentElement as unknown as Element;

test.each([
  ['<item-not-found/>', 'not_found'],
  ['<not-allowed/><code xmlns="urn:comptoir:desk:0">already_rated</code>', 'already_rated'],
  ['<not-allowed/><code xmlns="urn:comptoir:desk:0">of_tomorrow</code>', 'bad_value'],
  ['<constructor/>', 'bad_value'],
  ['<__proto__/>', 'bad_value'],
  ['', 'bad_value'],
])('%s is %s', (inside, code) => {
  expect(toStanzaError(stanza(inside), 'test')).toMatchObject({ code });
});

test('a request that does not reach the dispatcher may be made again, a message that the room forbids may not', () => {
  // ejabberd says so of a component that is not there.
  expect(toStanzaError(stanza('<forbidden/>'), 'request').kind).toBe('retryable');
  expect(toStanzaError(stanza('<forbidden/>'), 'send').kind).toBe('rejected');
});

test('a file that is too large comes with its limit', () => {
  const inside = '<not-acceptable/><file-too-large><max-file-size>7</max-file-size></file-too-large>';
  expect(toStanzaError(stanza(inside), 'test')).toMatchObject({ code: 'file_too_large', limit: 7 });
});
