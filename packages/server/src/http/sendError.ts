import { ChatError } from '@comptoir/transport';
import type { FastifyReply } from 'fastify';
import { toChatError } from '../socket/failure.js';
import { httpStatus } from './httpStatus.js';

/** Fastify's own refusals of malformed requests carry a status; everything else goes by our codes. */
function known(error: unknown): ChatError {
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  if (
    typeof statusCode === 'number' &&
    statusCode < 500 &&
    typeof code === 'string' &&
    code.startsWith('FST_')
  ) {
    return new ChatError('bad_value', { message: 'The request is malformed: check body and content type.' });
  }
  return toChatError(error);
}

/** Answers a request with an error as JSON: `{ code, message, retryAfterMs?, limit? }`. */
export function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  const failure = known(error);
  if (failure.kind === 'retryable') reply.log.error({ err: failure.cause ?? failure }, 'request failed');
  const { code, message, retryAfterMs, limit } = failure;
  if (retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(retryAfterMs / 1000));
  return reply.code(httpStatus(failure)).send({
    code,
    message,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(limit === undefined ? {} : { limit }),
  });
}
