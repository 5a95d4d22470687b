import type { AllowedType } from './allowedTypes.js';

const extensions: Readonly<Record<AllowedType, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
};

const maxBytes = 200;

// Control characters, halves of surrogate pairs, and the invisible ones that turn the reading direction and so can hide an extension.
const unwanted = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

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

/**
 * Makes a harmless name for people from whatever was sent: no folders, no control characters, at most about
 * 200 bytes, and an extension that tells the truth about the type. Never used as a name on disk.
 */
export function cleanFileName(claimed: string, type: AllowedType): string {
  const base = claimed.slice(0, 4_096).replace(unwanted, '').split(/[\\/]/).at(-1);
  const plain = (base ?? '').replace(/[<>:"|?*]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  const allowed = extensions[type];
  const dot = plain.lastIndexOf('.');
  const given = dot > 0 ? plain.slice(dot + 1).toLowerCase() : '';
  const honest = allowed.includes(given);
  const stem = honest ? plain.slice(0, dot) : plain;
  return `${shorten(stem) || 'file'}.${honest ? given : (allowed[0] ?? 'bin')}`;
}
