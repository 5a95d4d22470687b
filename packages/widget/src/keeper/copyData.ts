import { isPlain } from './isPlain.js';

/**
 * A copy of plain data down to its leaves, so that what a shop changes in place later is noticed, and no
 * framework's proxy is handed on. What is not plain data, such as a function, stays itself.
 */
export function copyData<Data>(value: Data): Data {
  if (Array.isArray(value)) return value.map(copyData) as Data;
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyData(member)])) as Data;
}
