import { createReadStream } from 'node:fs';
import { ChatError } from '@comptoir/transport';
import type { FastifyRequest } from 'fastify';
import { contentDisposition } from '../files/contentDisposition.js';
import { discardRest } from '../files/discardRest.js';
import { storeUpload } from '../files/storeUpload.js';
import { toFileRef } from '../files/toFileRef.js';
import { assertWithinRate } from '../limits/assertWithinRate.js';
import { type AtOnce, countAtOnce } from '../limits/countAtOnce.js';
import type { HttpContext, Routes } from './httpContext.js';
import { originAllowed } from './originAllowed.js';
import { uploadOwner } from './uploadOwner.js';

type Upload = { Querystring: { name?: string | readonly string[] } };
type Download = { Params: { id: string; name: string } };

async function receiveFile(
  { service, folder }: HttpContext,
  underWay: AtOnce,
  request: FastifyRequest<Upload>,
) {
  const { storage, limits, uploadBudget, now } = service;
  const owner = await uploadOwner(service, request);
  const clientId = request.headers['x-client-id'];
  if (typeof clientId !== 'string' || clientId === '' || clientId.length > 100) {
    throw new ChatError('bad_value', { message: 'x-client-id: expected an id of 1 to 100 characters.' });
  }
  const first = await storage.files.byClientId(owner, clientId);
  if (first !== undefined) return { file: first, fresh: false };
  assertWithinRate(uploadBudget.of(owner).take(now()), 'upload');
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.uploadBytes) {
    const message = `The file has ${announced} bytes; accepted are ${limits.uploadBytes}.`;
    throw new ChatError('file_too_large', { message, limit: limits.uploadBytes });
  }
  const upload = {
    owner,
    clientId,
    name: [request.query.name ?? ''].flat().join(' '),
    type: request.headers['content-type'] ?? '',
    body: request.raw,
  };
  const end = underWay.begin(owner);
  if (end === undefined) {
    const message = `There are ${limits.uploadsAtOnce} uploads under way, which is the most; wait for one to end.`;
    throw new ChatError('rate_limited', { message, retryAfterMs: 5_000 });
  }
  request.raw.setTimeout(limits.uploadIdleMs, () => request.raw.destroy());
  try {
    const file = await storeUpload(storage.files, folder, upload, { maxBytes: limits.uploadBytes, now });
    return { file, fresh: true };
  } finally {
    end();
  }
}

/** Uploads and downloads. A file is found by its unguessable id; the name in the address is decoration. */
export const fileRoutes: Routes = (app, context) => {
  const { service, folder, origins } = context;
  const underWay = countAtOnce(service.limits.uploadsAtOnce);
  // The body stays a stream: what is larger than allowed is never held in memory.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  app.post<Upload>('/v1/files', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
    const { origin, host } = request.headers;
    try {
      if (!originAllowed(origin, host, origins)) {
        throw new ChatError('origin_forbidden', { message: 'Uploads from this origin are not allowed.' });
      }
      const { file, fresh } = await receiveFile(context, underWay, request);
      service.metrics.uploads.inc({ outcome: fresh ? 'stored' : 'duplicate' });
      if (!fresh) discardRest(request.raw, service.limits.uploadBytes);
      return reply.code(fresh ? 201 : 200).send(toFileRef(file));
    } catch (error) {
      service.metrics.uploads.inc({ outcome: 'refused' });
      discardRest(request.raw, 2 * service.limits.uploadBytes);
      throw error;
    }
  });

  app.get<Download>('/v1/files/:id/:name', async (request, reply) => {
    const file = await service.storage.files.byId(request.params.id);
    if (file === undefined) throw new ChatError('not_found', { message: 'There is no such file.' });
    const kind = file.type.startsWith('image/') ? 'inline' : 'attachment';
    return reply
      .headers({
        'content-type': file.type,
        'content-length': file.size,
        'content-disposition': contentDisposition(kind, file.name),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'private, max-age=31536000, immutable',
      })
      .send(createReadStream(folder.pathOf(file.id)));
  });
};
