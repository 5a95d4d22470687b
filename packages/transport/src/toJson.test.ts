import { afterEach, describe, expect, it } from 'vitest';
import { toJson } from './toJson.js';

const natives = [Object.prototype, Array.prototype] as unknown as { toJSON?: () => unknown }[];

describe('toJson', () => {
  afterEach(() => {
    for (const native of natives) delete native.toJSON;
  });

  const value = { parts: [{ kind: 'text', text: 'a "b"' }, [], null], id: undefined, n: 1.5, on: true };

  it('writes plain data as JSON does', () => {
    expect(toJson(value)).toBe(JSON.stringify(value));
  });

  it('asks no `toJSON` that a page has put onto lists and objects', () => {
    const wanted = JSON.stringify(value);
    for (const native of natives) native.toJSON = () => '[made by the page]';
    expect(JSON.stringify(value)).not.toBe(wanted);
    expect(toJson(value)).toBe(wanted);
  });
});
