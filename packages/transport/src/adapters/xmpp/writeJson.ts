import { escapeXml } from './escapeXml.js';

const fragile = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** JSON in characters that XML carries unchanged. */
export function writeJson(value: unknown): string {
  const json = JSON.stringify(value);
  return escapeXml(
    json.replace(fragile, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
