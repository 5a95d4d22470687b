import { useScope } from '../panel/scope.js';
import { createFormat, type Format } from './format.js';

const formats = new Map<string, Format>();

/** Times and sums in the language of the window. */
export function useFormat(): Format {
  const { tag } = useScope().dictionary;
  const format = formats.get(tag) ?? createFormat(tag);
  formats.set(tag, format);
  return format;
}
