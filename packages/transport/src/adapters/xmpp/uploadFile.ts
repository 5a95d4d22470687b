import { ChatError } from '../../errors.js';
import type { FileRef } from '../../model.js';
import type { OutgoingFile } from '../../transport.js';
import type { Stream } from './createStream.js';
import { attribute, findChild } from './findChild.js';
import * as namespaces from './namespaces.js';
import { toXml } from './toXml.js';

/** The only headers a slot may ask for (XEP-0363). */
const allowed = /^(authorization|cookie|expires)$/i;

/** What the server's address of a file is made of; its name stays with the reference. */
const toSafeName = (name: string) =>
  name
    .replace(/[^\w.-]+/g, '_')
    .replace(/^\.+/, '')
    .slice(-80) || 'file';

/**
 * Asks for a slot and puts the file there (XEP-0363).
 *
 * @throws ChatError `file_too_large` with the limit; `connection_lost` when the network fails.
 */
export async function uploadFile(
  { name, blob }: OutgoingFile,
  service: string,
  maxBytes: number,
  stream: Pick<Stream, 'request'>,
  signal: AbortSignal,
): Promise<FileRef> {
  const { size } = blob;
  const type = blob.type || 'application/octet-stream';
  const tooLarge = () => new ChatError('file_too_large', { limit: maxBytes });
  if (size > maxBytes) throw tooLarge();
  const about = { xmlns: namespaces.upload, filename: toSafeName(name), size, 'content-type': type };
  const slot = findChild(await stream.request('get', service, toXml('request', about), { signal }), 'slot');
  const put = findChild(slot, 'put');
  const url = attribute(findChild(slot, 'get'), 'url');
  const headers: Record<string, string> = { 'content-type': type };
  for (const header of Array.from(put?.getElementsByTagName('header') ?? [])) {
    const key = attribute(header, 'name');
    if (allowed.test(key)) headers[key] = (header.textContent ?? '').replace(/[\r\n]/g, '');
  }
  if (!put || !url) throw new ChatError('server_failed', { message: 'upload: the slot has no address' });
  const { ok, status } = await fetch(attribute(put, 'url'), {
    method: 'PUT',
    body: blob,
    headers,
    credentials: 'omit',
    signal,
  }).catch((cause) => {
    throw new ChatError('connection_lost', { message: 'upload: the network failed', cause });
  });
  if (ok) return { id: url, name, type, size, url };
  if (status === 413) throw tooLarge();
  const code = status < 500 ? 'bad_value' : 'server_unavailable';
  throw new ChatError(code, { message: `upload: status ${status}` });
}
