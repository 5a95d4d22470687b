import { toJson } from '../../toJson.js';
import { escapeXml, fragile } from './escapeXml.js';

/** JSON in characters that XML carries unchanged. */
export function writeJson(value: unknown): string {
  const json = toJson(value);
  return escapeXml(
    json.replace(fragile, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
