import { ChatError } from '../../errors.js';
import type { FileRef } from '../../model.js';
import type { Capabilities, OutgoingFile } from '../../transport.js';
import { fileSchema } from '../../wire/schemas/basicSchemas.js';
import { toAbsoluteFile } from './toAbsoluteFiles.js';
import type { Endpoints } from './toEndpoints.js';
import { type CodesByStatus, toHttpError } from './toHttpError.js';

/** One file on its way to the server. */
export interface UploadRequest {
  readonly file: OutgoingFile;
  readonly limits: Capabilities['upload'];
  readonly endpoints: Endpoints;
  readonly token: string;
  readonly signal: AbortSignal;
}

const codes: CodesByStatus = { 413: 'file_too_large' };

/**
 * Sends one file and resolves with its reference. It has no time limit of its own: it ends with the signal.
 *
 * @throws ChatError `file_too_large` before the first byte; `connection_lost` when the
 * network fails; what the server says; `server_unavailable` when a page of somebody on the way says it instead.
 */
export async function uploadFile({
  file,
  limits,
  endpoints,
  token,
  signal,
}: UploadRequest): Promise<FileRef> {
  const { blob, name, clientId } = file;
  if (limits && blob.size > limits.maxBytes)
    throw new ChatError('file_too_large', { limit: limits.maxBytes });
  const target = new URL(`${endpoints.base}/v1/files${endpoints.search}`);
  target.searchParams.set('name', name);
  // By `fetch` alone: a `Request`, which libraries make of it, is something else on pages with MooTools.
  const ask = async (): Promise<Response> =>
    fetch(target, {
      method: 'POST',
      body: blob,
      headers: {
        authorization: `Bearer ${token}`,
        'x-client-id': clientId,
        'content-type': blob.type || 'application/octet-stream',
      },
      credentials: 'omit',
      signal,
    });
  const response = await ask().catch((cause) => {
    throw new ChatError('connection_lost', { message: 'upload: the network failed', cause });
  });
  if (!response.ok) throw await toHttpError(response, 'upload', codes);
  const body = await response.json().catch(() => undefined);
  return toAbsoluteFile(fileSchema(body, 'file'), endpoints.base);
}
