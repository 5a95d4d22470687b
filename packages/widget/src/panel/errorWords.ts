import type { ChatError } from '@comptoir/transport';
import type { Scope } from './scope.js';

/** What to tell the visitor about an error: chosen by its code or kind, never by its message. */
export function errorWords(error: unknown, { words }: Pick<Scope, 'words'>): string {
  const { code, kind } = (error ?? {}) as Partial<ChatError>;
  if (code === 'queue_full' || kind === 'rate-limited') return words.errorBusy;
  if (kind === 'too-large') return words.errorLong;
  if (kind === 'retryable') return words.errorConnection;
  if (kind === 'fatal' || kind === 'unsupported') return words.errorClosed;
  return words.errorOther;
}
