import { ChatError, type ErrorCode } from '../../errors.js';

/** By close code; those of the 4000 range are our server's `closeCodes`. */
const codes: Readonly<Record<number, ErrorCode>> = {
  // The browser's "going away" and "try again later" come from proxies that restart.
  1001: 'server_unavailable',
  1009: 'frame_too_large',
  1012: 'server_unavailable',
  1013: 'server_unavailable',
  4000: 'bad_frame',
  4001: 'token_unknown',
  4003: 'banned',
  4008: 'connection_lost',
  4009: 'slow_reader',
  4029: 'rate_limited',
};

/**
 * Says why a connection is over.
 *
 * @param complaint the last untied `error` of the server: used when it explains this close, since it knows more
 * (the version that is spoken, how long to wait).
 */
export function toCloseError(close: number, welcomed: boolean, complaint?: ChatError): ChatError {
  const code = codes[close] ?? (welcomed ? 'connection_lost' : 'connection_failed');
  const isExplained = complaint?.code === code || close === 4000 || close === 4003;
  return (isExplained && complaint) || new ChatError(code, { message: `closed with ${close}` });
}
