import { ChatError, type ErrorCode, isErrorCode } from '../../errors.js';

/**
 * What a status means where the answer does not say it itself. Nothing fatal and nothing about the token stands
 * here: a proxy answers with 401 and 403 as well, and knows neither our origins nor our visitors.
 */
export type CodesByStatus = Readonly<
  Record<number, Exclude<ErrorCode, 'token_unknown' | 'sign_in_required' | 'origin_forbidden' | 'banned'>>
>;

/**
 * Says what an HTTP answer means that is no success. Only the server's own answer, JSON with a `code`, is taken at
 * its word; a page of a proxy or a firewall is `server_unavailable`, if its status is not among the codes.
 *
 * @param what names the request in the text
 * @param otherwise what a `code` means that this version does not know
 */
export async function toHttpError(
  response: Response,
  what: string,
  codes: CodesByStatus,
  otherwise: ErrorCode = 'bad_value',
): Promise<ChatError> {
  const { status, headers } = response;
  const body: Partial<Record<string, unknown>> = (await response.json().catch(() => undefined)) ?? {};
  const isOwn = typeof body.code === 'string' && status < 500;
  const fallback =
    status === 429 ? 'rate_limited' : (codes[status] ?? (isOwn ? otherwise : 'server_unavailable'));
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = typeof body.retryAfterMs === 'number' ? body.retryAfterMs : seconds * 1_000;
  return new ChatError(isErrorCode(body.code) ? body.code : fallback, {
    message: typeof body.message === 'string' ? body.message : `${what}: status ${status}`,
    ...(retryAfterMs >= 0 && { retryAfterMs }),
    ...(typeof body.limit === 'number' && { limit: body.limit }),
  });
}
