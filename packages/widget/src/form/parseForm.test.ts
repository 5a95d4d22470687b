import { describe, expect, it } from 'vitest';
import { parseForm } from './parseForm.js';

const step = {
  name: 'size',
  kind: 'size',
  label: 'Size?',
  options: [{ value: 'm', label: { en: 'M', ru: 'M' } }],
};
const form = { id: 'style', version: 1, title: { en: 'Style' }, intro: 'Short', steps: [step] };

describe('a form file', () => {
  it('keeps what is known, of every kind, and drops the rest', () => {
    const steps = [
      { ...step, secret: 1 },
      { name: 'a', kind: 'text', label: 'A', multiline: true, maxLength: 10 },
      { name: 'b', kind: 'choice', label: 'B', hint: 'h', options: step.options },
      { name: 'c', kind: 'multiChoice', label: 'C', options: step.options, max: 2 },
      { name: 'd', kind: 'scale', label: 'D', min: 0, max: 10, minLabel: 'low', maxLabel: 'high' },
      { name: 'e', kind: 'photo', label: 'E', maxFiles: 2 },
    ];
    expect(parseForm({ ...form, steps, $schema: 'x' })).toEqual({
      ...form,
      steps: [step, ...steps.slice(1)],
    });
    expect(
      parseForm(
        JSON.parse(
          '{"__proto__":{"polluted":1},"id":"x","version":1,"title":"t","steps":[{"name":"a","kind":"text","label":"l"}]}',
        ),
      ),
    ).toEqual({
      id: 'x',
      version: 1,
      title: 't',
      steps: [{ name: 'a', kind: 'text', label: 'l' }],
    });
  });

  it.each([
    ['null', null, 'top level: expected an object'],
    ['a list', [], 'top level: expected an object'],
    ['no id', { ...form, id: '' }, 'id: expected a text'],
    ['version as text', { ...form, version: '1' }, 'version: expected a whole number from 1'],
    ['a title per language that is a number', { ...form, title: { en: 1 } }, 'title.en: expected a text'],
    ['no language', { ...form, title: {} }, 'title: expected a text, or one text per language'],
    ['no steps', { ...form, steps: [] }, 'steps: expected a list with at least one entry'],
    [
      'an unknown kind',
      { ...form, steps: [{ ...step, kind: 'date' }] },
      'steps[0] ("size").kind: expected text, choice,',
    ],
    [
      'an option without value',
      { ...form, steps: [{ ...step, options: [{ label: 'M' }] }] },
      'steps[0] ("size").options[0].value: expected a text',
    ],
    ['a name twice', { ...form, steps: [step, step] }, '"size" stands there twice'],
    [
      'an option twice',
      { ...form, steps: [{ ...step, options: [...step.options, ...step.options] }] },
      '"m" stands there twice',
    ],
    [
      'a scale upside down',
      { ...form, steps: [{ name: 'x', kind: 'scale', label: 'X', min: 5, max: 1 }] },
      'steps[0] ("x").max: expected a whole number from 6',
    ],
    [
      'a scale without end',
      { ...form, steps: [{ name: 'x', kind: 'scale', label: 'X', min: 0, max: 1e9 }] },
      'at most ten more than min',
    ],
  ])('refuses %s and says where', (_name, json, message) => {
    expect(() => parseForm(json)).toThrow(
      expect.objectContaining({ code: 'bad_value', message: expect.stringContaining(message) }),
    );
  });
});
