import { ChatError } from '@comptoir/transport';
import { type AllowedType, allowedTypes } from './allowedTypes.js';
import { plainFileName } from './cleanFileName.js';
import { extensionsOf, fileExtension } from './fileExtension.js';

/** Other words for the same types. */
const aliases: Readonly<Record<string, AllowedType>> = {
  'image/heif': 'image/heic',
  'image/jpg': 'image/jpeg',
  'image/apng': 'image/png',
};

/** The refusal of a type; `what` goes on after "this file". */
export function forbiddenType(what: string): ChatError {
  const message = `Accepted are ${allowedTypes.join(', ')}; this file ${what}.`;
  return new ChatError('file_type_forbidden', { message });
}

/**
 * The type that a `Content-Type` (parameters and all) and a name agree about. A name without an extension contradicts
 * nothing.
 *
 * @throws ChatError `file_type_forbidden` when the type is not on the list, or the extension is of another one.
 */
export function checkType(declared: string, name: string): AllowedType {
  const word = (declared.split(';')[0] ?? '').trim().toLowerCase();
  const type = allowedTypes.find((allowed) => allowed === (aliases[word] ?? word));
  if (type === undefined) throw forbiddenType('is of another type');
  const extension = fileExtension(plainFileName(name));
  if (extension !== '' && !extensionsOf[type].includes(extension)) {
    throw forbiddenType(`is called ".${extension}" and declared as ${type}`);
  }
  return type;
}
