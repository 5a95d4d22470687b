import { ChatError } from '../../errors.js';
import type { FileRef } from '../../model.js';
import type { OutgoingFile } from '../../transport.js';
import type { Stream } from './createStream.js';
import { escapeXml } from './escapeXml.js';
import { findChild } from './findChild.js';
import { talkNamespaces } from './talkNamespaces.js';

/** The only headers a slot may ask for (XEP-0363). */
const allowed = /^(authorization|cookie|expires)$/i;

/** What the server's address of a file is made of; its name stays with the reference. */
function toSafeName(name: string): string {
  return (
    name
      .replace(/[^\w.-]+/g, '_')
      .replace(/^\.+/, '')
      .slice(-80) || 'file'
  );
}

/**
 * Asks for a slot and puts the file there (XEP-0363).
 *
 * @throws ChatError `file_too_large` with the limit; `connection_lost` when the network fails.
 */
export async function uploadFile(
  { name, blob }: OutgoingFile,
  { service, maxBytes }: { readonly service: string; readonly maxBytes: number },
  stream: Pick<Stream, 'request'>,
  signal: AbortSignal,
): Promise<FileRef> {
  if (blob.size > maxBytes) throw new ChatError('file_too_large', { limit: maxBytes });
  const type = blob.type || 'application/octet-stream';
  const answer = await stream.request(
    'get',
    service,
    `<request xmlns="${talkNamespaces.upload}" filename="${escapeXml(toSafeName(name))}" size="${blob.size}" content-type="${escapeXml(type)}"/>`,
    { signal },
  );
  const slot = findChild(answer, 'slot');
  const put = findChild(slot, 'put');
  const url = findChild(slot, 'get')?.getAttribute('url');
  const target = put?.getAttribute('url');
  if (!target || !url) throw new ChatError('server_failed', { message: 'upload: the slot has no address' });
  const headers: Record<string, string> = { 'content-type': type };
  for (const header of Array.from(put?.childNodes ?? []) as Element[]) {
    const key = header.localName === 'header' ? (header.getAttribute('name') ?? '') : '';
    if (allowed.test(key)) headers[key] = (header.textContent ?? '').replace(/[\r\n]/g, '');
  }
  const response = await fetch(target, {
    method: 'PUT',
    body: blob,
    headers,
    credentials: 'omit',
    signal,
  }).catch((cause) => {
    throw new ChatError('connection_lost', { message: 'upload: the network failed', cause });
  });
  if (response.ok) return { id: url, name, type, size: blob.size, url };
  if (response.status === 413) throw new ChatError('file_too_large', { limit: maxBytes });
  const code = response.status < 500 ? 'bad_value' : 'server_unavailable';
  throw new ChatError(code, { message: `upload: status ${response.status}` });
}
