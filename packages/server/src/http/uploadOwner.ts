import { ChatError } from '@comptoir/transport';
import type { FastifyRequest } from 'fastify';
import { hashToken } from '../security/randomToken.js';
import type { Service } from '../service.js';
import { assertOpen } from '../visitor/assertOpen.js';
import { bearer } from './bearer.js';
import { operatorOf } from './deskCookie.js';
import { sameOrigin } from './originAllowed.js';

/**
 * Whose upload this is: the visitor of the bearer token, or the operator of the cookie.
 *
 * @throws ChatError those of `assertOpen`, `sign_in_required`
 */
export async function uploadOwner(
  { storage, now, identity }: Service,
  { headers }: FastifyRequest,
): Promise<string> {
  const token = bearer({ headers });
  if (token !== undefined) {
    const { visitor } = assertOpen(await storage.visitors.bySession(hashToken(token), now()), {
      what: 'Authorization',
      at: now(),
      isRequired: identity?.required === true,
    });
    return `visitor:${visitor.id}`;
  }
  // A cookie comes along by itself, so it only counts on requests from the desk's own page.
  const operator = sameOrigin(headers.origin, headers.host)
    ? await operatorOf(storage, headers.cookie, now())
    : undefined;
  if (operator !== undefined) return `operator:${operator.id}`;
  const message = 'Uploads need `Authorization: Bearer <visitor token>` or a signed-in operator.';
  throw new ChatError('sign_in_required', { message });
}
