import { ChatError, type ErrorCode } from '../../errors.js';
import { closeCodes } from '../../wire/visitorFrames.js';

const codes: Readonly<Record<number, ErrorCode>> = {
  // The browser's "going away" and "try again later" come from proxies that restart.
  1001: 'server_unavailable',
  1009: 'frame_too_large',
  [closeCodes.restart]: 'server_unavailable',
  1013: 'server_unavailable',
  [closeCodes.protocol]: 'bad_frame',
  [closeCodes.auth]: 'token_unknown',
  [closeCodes.banned]: 'banned',
  [closeCodes.timeout]: 'connection_lost',
  [closeCodes.slowReader]: 'slow_reader',
  [closeCodes.rateLimited]: 'rate_limited',
};

/**
 * Says why a connection is over.
 *
 * @param complaint the last untied `error` of the server: used when it explains this close, since it knows more
 * (the version that is spoken, how long to wait).
 */
export function toCloseError(close: number, welcomed: boolean, complaint?: ChatError): ChatError {
  const code = codes[close] ?? (welcomed ? 'connection_lost' : 'connection_failed');
  if (complaint && (complaint.code === code || close === closeCodes.protocol)) return complaint;
  return new ChatError(code, { message: `the socket was closed with code ${close}` });
}
