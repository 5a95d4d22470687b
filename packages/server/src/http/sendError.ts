import { ChatError, isChatError } from '@comptoir/transport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toChatError } from '../socket/failure.js';
import { httpStatus } from './httpStatus.js';

/**
 * Refusals of Fastify and its plugins carry a status: malformed requests, odd addresses. Everything else goes by
 * our codes.
 */
function known(error: unknown): ChatError {
  const { statusCode } = error as { statusCode?: unknown };
  if (isChatError(error) || typeof statusCode !== 'number' || statusCode >= 500) return toChatError(error);
  if (statusCode === 403 || statusCode === 404) {
    return new ChatError('not_found', { message: 'There is nothing at this address.' });
  }
  if (statusCode === 413) {
    return new ChatError('frame_too_large', { message: 'The body of the request is larger than accepted.' });
  }
  return new ChatError('bad_value', {
    message: 'The request is malformed: check address, body and content type.',
  });
}

function report({ log, raw }: FastifyRequest, failure: ChatError): void {
  if (failure.kind !== 'retryable') return;
  // Whoever hangs up in the middle is no trouble of ours.
  const level = raw.destroyed && !raw.complete ? 'debug' : 'error';
  log[level]({ err: failure.cause ?? failure }, 'request failed');
}

/** Answers a request with an error as JSON: `{ code, message, retryAfterMs?, limit? }`. */
export function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  const failure = known(error);
  report(reply.request, failure);
  const { code, message, retryAfterMs, limit } = failure;
  if (retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(retryAfterMs / 1000));
  return reply.code(httpStatus(failure)).send({
    code,
    message,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(limit === undefined ? {} : { limit }),
  });
}
