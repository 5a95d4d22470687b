import { ChatError } from '@comptoir/transport';

/**
 * The refusal of a file whose inside is not built as its type wants it: cut off, filled with something else, or in
 * a form that cannot be freed of what it says about its maker.
 */
export function damaged(what: string): ChatError {
  const message = `The file is damaged or of an unusual kind: ${what}. Save it anew as JPEG or PNG and try again.`;
  return new ChatError('file_type_forbidden', { message });
}
