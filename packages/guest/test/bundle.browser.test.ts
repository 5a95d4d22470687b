import { expect, test } from 'vitest';
import { readWidget } from './harness/readWidget.js';

/** Every way from a text to markup, to code or to inline style, as it would stand in a minified file. */
const sinks: Readonly<Record<string, RegExp>> = {
  innerHTML: /innerHTML/,
  outerHTML: /outerHTML/,
  insertAdjacentHTML: /insertAdjacentHTML/,
  'document.write': /document\.write|\.writeln\(/,
  createContextualFragment: /createContextualFragment/,
  setHTMLUnsafe: /setHTML/,
  srcdoc: /srcdoc/,
  dangerouslySetInnerHTML: /dangerouslySetInnerHTML/,
  eval: /\beval\b/,
  'new Function': /\bFunction\s*\(/,
  'a timer with a string': /set(Timeout|Interval)\(\s*["'`]/,
  'a style attribute': /setAttribute\(\s*["'`]style/,
  cssText: /cssText/,
  'a javascript: address': /javascript:/i,
};

// What package users bundle is readable code beside these; the same build makes these from it.
const shipped = [...readWidget()].filter(([name]) => /^(loader|standalone|\d[^/]*\/.+)\.js$/.test(name));

test('all that a script tag can load is looked at', () => {
  const names = shipped.map(([name]) => name);
  expect(names).toEqual(expect.arrayContaining(['loader.js', 'standalone.js']));
  expect(names.length).toBeGreaterThan(20);
});

test.each(Object.entries(sinks))('no file that is shipped has %s', (_, sink) => {
  expect(shipped.filter(([, code]) => sink.test(code)).map(([name]) => name)).toEqual([]);
});
