import { type Capabilities, ChatError } from '@comptoir/transport';

/**
 * Refuses a file before its first byte leaves.
 *
 * @throws ChatError `not_offered`, `file_too_large` (with `limit` in bytes) or `file_type_forbidden`.
 */
export function checkFile(file: Blob, name: string, upload: Capabilities['upload']): void {
  if (upload === false) throw new ChatError('not_offered', { message: 'This backend takes no files.' });
  const { maxBytes, types } = upload;
  if (file.size > maxBytes) {
    throw new ChatError('file_too_large', {
      message: `${name} has ${file.size} bytes, this backend takes ${maxBytes}.`,
      limit: maxBytes,
    });
  }
  if (types !== undefined && !types.includes(file.type)) {
    throw new ChatError('file_type_forbidden', {
      message: `${name} is of type ${file.type || 'unknown'}; this backend takes ${types.join(', ')}.`,
    });
  }
}
