import { factTypes } from './facts.js';
import { operatorsOf } from './operators.js';
import { languageTag, ruleShape, setShapes, valueShape } from './ruleShape.js';
import type { Members, Shape } from './shape.js';

type Schema = { readonly [key: string]: unknown };

/** The JSON Schema (draft 2020-12) of a rule file, from the same tables that the validator reads. */
export function toSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Comptoir triggers, version 1',
    ...object({
      ...Object.fromEntries(Object.entries(setShapes).map(([name, shape]) => [`${name}?`, shape])),
      rules: { is: 'list', of: ruleShape, min: 0, max: 1000 },
    }),
    $defs: { condition: condition() },
  };
}

function toJson(shape: Shape): Schema {
  switch (shape.is) {
    case 'text':
      return { type: 'string', minLength: 1, ...(shape.pattern && { pattern: shape.pattern.source }) };
    case 'number':
      return { type: shape.whole ? 'integer' : 'number', minimum: shape.min, maximum: shape.max };
    case 'boolean':
      return { type: 'boolean' };
    case 'word':
      return { enum: shape.of };
    case 'list':
      return { type: 'array', items: toJson(shape.of), minItems: shape.min, maxItems: shape.max };
    case 'object':
      return object(shape.of);
    case 'texts':
      return {
        anyOf: [
          { type: 'string', minLength: 1 },
          {
            type: 'object',
            minProperties: 1,
            propertyNames: { pattern: languageTag.source },
            additionalProperties: { type: 'string', minLength: 1 },
          },
        ],
      };
    case 'choice':
      return {
        oneOf: Object.entries(shape.of).map(([tag, members]) =>
          object({ [shape.by]: { is: 'word', of: [tag] }, ...members }),
        ),
      };
    case 'condition':
      return { $ref: '#/$defs/condition' };
  }
}

function object(of: Members): Schema {
  const required = Object.keys(of).filter((key) => !key.endsWith('?'));
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(of).map(([key, shape]) => [key.replace('?', ''), toJson(shape)]),
    ),
    ...(required.length && { required }),
    additionalProperties: false,
  };
}

// One branch for each type of fact and kind of value, so that an editor offers what fits.
function condition(): Schema {
  const inner: Shape = { is: 'condition' };
  const list: Shape = { is: 'list', of: inner, min: 1, max: 100 };
  const leaves = Object.entries(operatorsOf).flatMap(([type, operators]) => {
    const facts = Object.entries(factTypes).filter(([, of]) => of === type);
    const byValue = new Map<string, { value: Shape | undefined; ops: string[] }>();
    for (const op of operators) {
      const value = valueShape(facts[0]?.[1] ?? 'text', op);
      const key = JSON.stringify(value) ?? '';
      const group = byValue.get(key) ?? { value, ops: [] };
      group.ops.push(op);
      byValue.set(key, group);
    }
    return [...byValue.values()].map(({ value, ops }) =>
      object({
        fact: { is: 'word', of: facts.map(([name]) => name) },
        op: { is: 'word', of: ops },
        ...(value && { value }),
      }),
    );
  });
  return { oneOf: [object({ all: list }), object({ any: list }), object({ not: inner }), ...leaves] };
}
