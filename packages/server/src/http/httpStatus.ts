import type { ChatError, ErrorCode } from '@comptoir/transport';

const statusOf: Partial<Record<ErrorCode, number>> = {
  server_unavailable: 503,
  server_failed: 500,
  timeout: 408,
  rate_limited: 429,
  token_unknown: 401,
  token_replaced: 401,
  identity_required: 401,
  identity_stale: 401,
  sign_in_required: 401,
  sign_in_failed: 401,
  not_found: 404,
  file_type_forbidden: 415,
  file_too_large: 413,
  frame_too_large: 413,
  origin_forbidden: 403,
  banned: 403,
  identity_refused: 403,
  visitor_deleted: 410,
};

/** The HTTP status that fits an error; 400 for whatever the caller could have known. */
export function httpStatus({ code }: ChatError): number {
  return statusOf[code] ?? 400;
}
