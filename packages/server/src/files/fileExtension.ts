import type { AllowedType } from './allowedTypes.js';

/** The extensions of each type, the usual one first. */
export const extensionsOf: Readonly<Record<AllowedType, readonly [string, ...string[]]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png', 'apng'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
};

/**
 * The extension of a name, in small letters; empty when it has none. What is all digits ("Receipt No. 5") is a part
 * of the name.
 */
export function fileExtension(name: string): string {
  const extension = /\.([\p{L}\p{N}_-]{1,20})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  return /^\d+$/.test(extension) ? '' : extension;
}
