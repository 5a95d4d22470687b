import type { ChatError } from '@comptoir/transport';
import { errorWords } from '../panel/errorWords.js';
import type { Scope } from '../panel/scope.js';
import { formatSize } from './formatSize.js';
import { talkWords } from './talkWords.js';

/** `errorWords` where a file may be the trouble: what is wrong with it, and the limit where there is one. */
export function fileErrorWords(error: unknown, scope: Pick<Scope, 'words' | 'dictionary'>): string {
  const { code, limit } = (error ?? {}) as Partial<ChatError>;
  if (code !== 'file_too_large' && code !== 'file_type_forbidden') return errorWords(error, scope);
  const { dictionary } = scope;
  const words = dictionary.words('talk', talkWords);
  return code === 'file_too_large' && limit
    ? words.fileSize({ limit: formatSize(limit, dictionary.tag) })
    : words.fileType;
}
