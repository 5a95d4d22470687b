import { maskSigns } from './maskSigns.js';

/** One sign of an address: a character that is escaped, a space of a search form, or any other character. */
const sign = /%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%[\da-f]{2}|(?<=\d)\+(?=\d)|[\s\S]/gi;

/** Masks an address as `maskNumbers` does a text, also where spaces, dashes and digits are written as escapes. */
export function maskAddress(address: string): string {
  return maskSigns(address.match(sign) ?? []);
}
