import { setTimeout as delay } from 'node:timers/promises';
import type { Post } from './createPost.js';

/** Pings a full address (XEP-0199); an error is an answer as well, of the address itself or of its server for it. */
export async function ping(
  post: Pick<Post, 'request'>,
  full: string,
  patienceMs: number,
): Promise<'result' | 'error' | 'silence'> {
  const patience = new AbortController();
  const silence = delay(patienceMs, undefined, { signal: patience.signal });
  const answer = post.request(full, '<ping xmlns="urn:xmpp:ping"/>', 'get').then(
    () => 'result' as const,
    () => 'error' as const,
  );
  const heard = await Promise.race([
    answer,
    silence.then(
      () => 'silence' as const,
      () => answer,
    ),
  ]);
  patience.abort();
  return heard;
}
