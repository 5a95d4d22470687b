import { ChatError, isChatError } from '@comptoir/transport';
import type { ErrorFrame } from '@comptoir/transport/wire';

/** The words of SQLite and of the system for "not now": busy, disk full, disk failing, no more open files. */
const storageTrouble =
  /^(SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)|ENOSPC|EDQUOT|EIO|EROFS|EMFILE|ENFILE)/;

/**
 * What the other side is told about something thrown. Only our own errors speak; anything else could carry
 * what others wrote.
 */
export function toChatError(error: unknown): ChatError {
  if (isChatError(error)) return error;
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (storageTrouble.test(code)) {
    const message = 'The server cannot store right now; try again after retryAfterMs.';
    return new ChatError('server_unavailable', { message, retryAfterMs: 2_000, cause: error });
  }
  return new ChatError('server_failed', { message: 'The server failed on this; try again.', cause: error });
}

/** An error as a frame, tied to the request `id` when there is one. */
export function toErrorFrame({ code, message, retryAfterMs, limit }: ChatError, id?: string): ErrorFrame {
  return {
    type: 'error',
    ...(id === undefined ? {} : { id }),
    code,
    message,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(limit === undefined ? {} : { limit }),
  };
}
