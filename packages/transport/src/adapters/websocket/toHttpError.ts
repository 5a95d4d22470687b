import { ChatError, type ErrorCode, isErrorCode } from '../../errors.js';

/** What a status means where the answer does not say it itself. */
export type CodesByStatus = Readonly<Record<number, ErrorCode>>;

/**
 * Says what an HTTP answer means that is no success: its own code, where it has one. A proxy answers with a page
 * instead of JSON; then the status has to do.
 *
 * @param what names the request in the text
 */
export async function toHttpError(
  response: Response,
  what: string,
  codes: CodesByStatus,
  otherwise: ErrorCode = 'bad_value',
): Promise<ChatError> {
  const { status, headers } = response;
  const body: Partial<Record<string, unknown>> = (await response.json().catch(() => undefined)) ?? {};
  const fallback =
    codes[status] ?? (status === 429 ? 'rate_limited' : status < 500 ? otherwise : 'server_unavailable');
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = typeof body.retryAfterMs === 'number' ? body.retryAfterMs : seconds * 1_000;
  return new ChatError(isErrorCode(body.code) ? body.code : fallback, {
    message: typeof body.message === 'string' ? body.message : `${what}: status ${status}`,
    ...(retryAfterMs >= 0 && { retryAfterMs }),
    ...(typeof body.limit === 'number' && { limit: body.limit }),
  });
}
