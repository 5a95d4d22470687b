import type { ChatError } from '@comptoir/transport';
import { formatSize } from './formatSize.js';
import type { Scope } from './scope.js';

/** What to tell the visitor about an error: chosen by its code or kind, never by its message. */
export function errorWords(
  error: unknown,
  { words, dictionary }: Pick<Scope, 'words' | 'dictionary'>,
): string {
  const { code, kind, limit } = (error ?? {}) as Partial<ChatError>;
  if (code === 'file_too_large')
    return limit ? words.errorFileSize({ limit: formatSize(limit, dictionary.tag) }) : words.errorFileType;
  if (code === 'file_type_forbidden') return words.errorFileType;
  if (code === 'queue_full' || kind === 'rate-limited') return words.errorBusy;
  if (kind === 'too-large') return words.errorLong;
  if (kind === 'retryable') return words.errorConnection;
  if (kind === 'fatal' || kind === 'unsupported') return words.errorClosed;
  return words.errorOther;
}
