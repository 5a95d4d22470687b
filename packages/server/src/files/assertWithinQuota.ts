import { ChatError } from '@comptoir/transport';
import type { UploadQuota } from '../storage/fileStore.js';

/**
 * Refuses an upload that would pass what one owner may store in a day. Definitely, and not until later: a client that
 * waited would keep everything behind this file waiting.
 *
 * @throws ChatError `file_too_large`
 */
export function assertWithinQuota(
  used: { readonly files: number; readonly bytes: number },
  size: number,
  quota: UploadQuota,
): void {
  if (used.files + 1 > quota.files) {
    const message = `${used.files} files were sent in the last 24 hours, which is the most; try again later.`;
    throw new ChatError('file_too_large', { message });
  }
  if (used.bytes + size > quota.bytes) {
    const message = `With this file more than ${quota.bytes} bytes were sent in 24 hours; try again later.`;
    throw new ChatError('file_too_large', { message });
  }
}
