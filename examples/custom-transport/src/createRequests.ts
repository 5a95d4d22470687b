import { ChatError, type ErrorCode } from '@comptoir/transport';
import ky from 'ky';

/** How requests are made; one set per connection. */
export interface Requests {
  /**
   * @throws ChatError `aborted` within a tick of the signal, else what the answer means. With `isSend` it says
   * what is known of the message.
   */
  request<Answer>(method: 'get' | 'post', path: string, options?: RequestOptions): Promise<Answer>;
}

/** One request. */
export interface RequestOptions {
  readonly body?: object;
  readonly signal?: AbortSignal | undefined;
  /** @default the limit given to `createRequests` */
  readonly timeoutMs?: number;
  readonly isSend?: boolean;
  /** Asks once more when the line fails: a kept-alive line that died unseen costs a question nothing. */
  readonly isPatient?: boolean;
}

const againMs = 20;

const codes: Readonly<Record<number, ErrorCode>> = {
  401: 'token_unknown',
  403: 'banned',
  404: 'no_conversation',
  409: 'already_rated',
  410: 'cursor_unknown',
  413: 'message_too_large',
  422: 'bad_value',
  429: 'rate_limited',
};

async function toError(response: Response, isSend: boolean): Promise<ChatError> {
  const body: { reason?: unknown } = (await response.json().catch(() => undefined)) ?? {};
  const code = codes[response.status] ?? (response.status < 500 ? 'bad_value' : 'server_unavailable');
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ChatError(code, {
    message: typeof body.reason === 'string' ? body.reason : `Kontor answered ${response.status}`,
    // Kontor refuses before it stores; its own failures may come after.
    ...(isSend && { outcome: response.status < 500 ? 'not-sent' : 'unknown' }),
    ...(seconds >= 0 && { retryAfterMs: seconds * 1000 }),
  });
}

/** @param guest the guest's secret: it travels in a header, for addresses end up in logs. */
export function createRequests(base: string, guest: string | undefined, timeoutMs: number): Requests {
  return {
    async request<Answer>(
      method: 'get' | 'post',
      path: string,
      { body, signal, isSend = false, isPatient = false, timeoutMs: own = timeoutMs }: RequestOptions = {},
    ): Promise<Answer> {
      const outcome = (known: 'not-sent' | 'unknown') => (isSend ? { outcome: known } : {});
      if (signal?.aborted) throw new ChatError('aborted', outcome('not-sent'));
      const limit = AbortSignal.timeout(own);
      const response = await ky(`${base}${path}`, {
        method,
        ...(body && { json: body }),
        headers: guest === undefined ? {} : { authorization: `Bearer ${guest}` },
        // Messages are never repeated here: what may be is the session's to know.
        retry: { limit: isPatient ? 1 : 0, statusCodes: [], delay: () => againMs },
        timeout: false,
        throwHttpErrors: false,
        credentials: 'omit',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      }).catch((cause: unknown) => {
        if (signal?.aborted) throw new ChatError('aborted', { cause, ...outcome('unknown') });
        if (limit.aborted) throw new ChatError('timeout', { cause, ...outcome('unknown') });
        throw new ChatError('connection_failed', { cause, ...outcome('unknown') });
      });
      if (!response.ok) throw await toError(response, isSend);
      return response.json<Answer>().catch((cause: unknown) => {
        throw new ChatError(signal?.aborted ? 'aborted' : 'bad_frame', { cause, ...outcome('unknown') });
      });
    },
  };
}
