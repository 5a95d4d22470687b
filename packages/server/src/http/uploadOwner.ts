import { ChatError } from '@comptoir/transport';
import type { FastifyRequest } from 'fastify';
import { hashToken } from '../security/randomToken.js';
import type { Service } from '../service.js';
import { operatorOf } from './deskCookie.js';
import { sameOrigin } from './originAllowed.js';

/**
 * Whose upload this is: the visitor of the bearer token, or the operator of the cookie.
 *
 * @throws ChatError `token_unknown`, `banned`, `sign_in_required`
 */
export async function uploadOwner({ storage, now }: Service, { headers }: FastifyRequest): Promise<string> {
  const token = /^Bearer ([\w-]{1,200})$/i.exec(headers.authorization ?? '')?.[1];
  if (token !== undefined) {
    const visitor = await storage.visitors.byToken(hashToken(token), now());
    if (visitor?.bannedAt !== undefined) {
      throw new ChatError('banned', { message: 'Authorization: this visitor has been shut out.' });
    }
    if (visitor !== undefined) return `visitor:${visitor.id}`;
    throw new ChatError('token_unknown', { message: 'Authorization: this token is not known here.' });
  }
  // A cookie comes along by itself, so it only counts on requests from the desk's own page.
  const operator = sameOrigin(headers.origin, headers.host)
    ? await operatorOf(storage, headers.cookie, now())
    : undefined;
  if (operator !== undefined) return `operator:${operator.id}`;
  const message = 'Uploads need `Authorization: Bearer <visitor token>` or a signed-in operator.';
  throw new ChatError('sign_in_required', { message });
}
