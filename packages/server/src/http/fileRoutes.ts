import { type FileHandle, open } from 'node:fs/promises';
import { ChatError, type FileRef } from '@comptoir/transport';
import type { FastifyRequest } from 'fastify';
import { assertWithinQuota } from '../files/assertWithinQuota.js';
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
type Download = {
  Params: { id: string; name: string };
  Querystring: { until?: unknown; proof?: unknown };
};

const dayMs = 86_400_000;

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
  const since = now() - dayMs;
  const quota = { since, files: limits.uploadDayFiles, bytes: limits.uploadDayBytes };
  assertWithinQuota(await storage.files.used(owner, since), announced, quota);
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
    const file = await storeUpload(storage.files, folder, upload, {
      maxBytes: limits.uploadBytes,
      maxPixels: limits.imagePixels,
      maxFrames: limits.imageFrames,
      quota,
      now,
    });
    return { file, fresh: true };
  } finally {
    end();
  }
}

function missing(cause?: unknown): ChatError {
  const message = 'There is no such file, or this link is not one that the server has made.';
  return new ChatError('not_found', { message, cause });
}

/** @throws ChatError `not_found` when the bytes are gone. */
function openBytes(path: string): Promise<FileHandle> {
  return open(path).catch((cause: unknown) => {
    throw (cause as { code?: unknown }).code === 'ENOENT' ? missing(cause) : cause;
  });
}

/** Uploads and downloads. A file is had by a link that this server has signed, and only until it runs out. */
export const fileRoutes: Routes = (app, context) => {
  const { service, folder, links, origins } = context;
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
      const answer: FileRef = { ...toFileRef(file), url: links.sign(file.id, file.name) };
      return reply.code(fresh ? 201 : 200).send(answer);
    } catch (error) {
      service.metrics.uploads.inc({ outcome: 'refused' });
      discardRest(request.raw, 2 * service.limits.uploadBytes);
      throw error;
    }
  });

  app.get<Download>('/v1/files/:id/:name', async (request, reply) => {
    const { id } = request.params;
    const link = links.check(id, request.query.until, request.query.proof);
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    if (link.state === 'expired') {
      const message = 'This link has run out. The conversation holds a fresh one; open it again from there.';
      return reply.code(410).send({ code: 'not_found', message });
    }
    const file = link.state === 'good' ? await service.storage.files.byId(id) : undefined;
    if (link.state !== 'good' || file === undefined) throw missing();
    const bytes = await openBytes(folder.pathOf(id));
    const seconds = Math.max(0, Math.floor((link.until - service.now()) / 1000));
    return reply
      .headers({
        'content-type': file.type,
        'content-length': file.size,
        // Pictures too: in a page they are shown all the same, in a tab of their own they are not opened.
        'content-disposition': contentDisposition(file.name),
        'content-security-policy': "sandbox; default-src 'none'",
        'cross-origin-resource-policy': 'cross-origin',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
        'accept-ranges': 'none',
        'cache-control': `private, max-age=${seconds}, immutable`,
      })
      .send(bytes.createReadStream());
  });
};
