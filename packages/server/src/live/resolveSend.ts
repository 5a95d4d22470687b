import type { ClientId, Part } from '@comptoir/transport';
import type { Storage } from '../storage/storage.js';
import { resolveParts, type Writer } from './resolveParts.js';

/**
 * `resolveParts` for a message that may have been stored before: a resend is answered also when its files are gone with
 * the first copy. Its parts are then not looked at again, and stand for nothing.
 *
 * @throws ChatError those of `resolveParts`
 */
export async function resolveSend(
  { files, log }: Pick<Storage, 'files' | 'log'>,
  { clientId, parts }: { readonly clientId: ClientId; readonly parts: readonly Part[] },
  writer: Writer,
): Promise<readonly Part[]> {
  try {
    return await resolveParts(files, parts, writer);
  } catch (error) {
    if (await log.has(writer.id, clientId)) return [];
    throw error;
  }
}
