import { ChatError } from '@comptoir/transport';
import type { HelloFrame } from '@comptoir/transport/wire';
import { assertWithinRate } from '../limits/assertWithinRate.js';
import { hashToken, randomToken } from '../security/randomToken.js';
import type { Service } from '../service.js';
import type { VisitorSession } from '../storage/visitorStore.js';
import { assertOpen } from './assertOpen.js';
import type { Recognized } from './recognized.js';
import { recognizeNamed } from './recognizeNamed.js';

const tokenBytes = 32;

function assertWelcome(session: VisitorSession | undefined): void {
  if (session?.state === 'deleted') {
    const message = 'hello.token: everything about this visitor has been deleted; forget the token.';
    throw new ChatError('visitor_deleted', { message });
  }
  if (session?.state === 'open' && session.visitor.bannedAt !== undefined) {
    throw new ChatError('banned', { message: 'hello: this visitor has been shut out; do not come back.' });
  }
}

/**
 * Finds the visitor of a token, or of a proof of the shop, or makes a new one.
 *
 * @throws ChatError those of `assertOpen` and `recognizeNamed`; `rate_limited` for too many first visits from one
 * address.
 */
export async function recognize(service: Service, hello: HelloFrame, address: string): Promise<Recognized> {
  const { storage, now, identity } = service;
  const { token, context = {} } = hello;
  const given = token === undefined ? undefined : hashToken(token);
  const session = given === undefined ? undefined : await storage.visitors.bySession(given, now());
  assertWelcome(session);
  if (given === undefined) assertWithinRate(service.newVisitorBudget.of(address).take(now()), 'hello');
  if (hello.identity !== undefined) {
    return recognizeNamed(service, {
      token,
      identity: hello.identity,
      context,
      fresh: randomToken(tokenBytes),
    });
  }
  if (token === undefined) {
    if (identity?.required === true) {
      const message = 'hello.identity: only visitors whom the shop has named are served; give its token.';
      throw new ChatError('identity_required', { message });
    }
    const fresh = randomToken(tokenBytes);
    const { id } = await storage.visitors.create(hashToken(fresh), context, now());
    return { visitor: id, token: fresh };
  }
  // A proof that has run out is no matter here: a named visitor needs another one for every hello.
  const open = assertOpen(session, { what: 'hello.token', at: 0, isRequired: identity?.required === true });
  if (open.visitor.subject !== undefined) {
    const message = 'hello.identity: this token is of a visitor whom the shop has named; give its token too.';
    throw new ChatError('identity_required', { message });
  }
  if (hello.context !== undefined) await storage.visitors.mergeContext(open.visitor.id, context);
  return { visitor: open.visitor.id, token };
}
