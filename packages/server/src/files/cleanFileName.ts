import type { AllowedType } from './allowedTypes.js';
import { extensionsOf, fileExtension } from './fileExtension.js';

const maxBytes = 200;

// Control characters, halves of surrogate pairs, and the invisible ones that turn the reading direction and so can hide an extension.
const unwanted = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

// Counted from the front: taking away from the end, one by one, holds the server up for long names.
function shorten(text: string): string {
  let bytes = 0;
  let short = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    short += character;
  }
  return short;
}

/** What was sent as a name, without folders, control characters and whatever a file system would not take. */
export function plainFileName(claimed: string): string {
  const cut = claimed.length > 4_096 ? claimed.slice(0, 4_000) + claimed.slice(-96) : claimed;
  const base = cut.replace(unwanted, '').split(/[\\/]/).at(-1);
  return (base ?? '').replace(/[<>:"|?*]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
}

/**
 * Makes a harmless name for people from whatever was sent: no folders, no control characters, at most about
 * 200 bytes, and an extension that tells the truth about the type. Never used as a name on disk.
 */
export function cleanFileName(claimed: string, type: AllowedType): string {
  const plain = plainFileName(claimed);
  const given = fileExtension(plain);
  const honest = given.length < plain.length && extensionsOf[type].includes(given);
  const stem = honest ? plain.slice(0, -given.length - 1) : plain;
  return `${shorten(stem) || 'file'}.${honest ? given : extensionsOf[type][0]}`;
}
