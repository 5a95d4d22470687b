import { ChatError } from '@comptoir/transport';
import type { HelloFrame } from '@comptoir/transport/wire';
import { assertWithinRate } from '../limits/assertWithinRate.js';
import { hashToken, randomToken } from '../security/randomToken.js';
import type { Service } from '../service.js';

/** Who said hello. */
export interface Recognized {
  readonly visitor: string;
  /** The visitor's token: the one he gave, or a new one that is handed out this one time. */
  readonly token: string;
}

const tokenBytes = 32;

/**
 * Finds the visitor of a token, or makes a new one when there was no token.
 *
 * @throws ChatError `token_unknown`, `banned`, `rate_limited` for too many first visits from one address.
 */
export async function recognize(service: Service, hello: HelloFrame, address: string): Promise<Recognized> {
  const { storage, now } = service;
  if (hello.token === undefined) {
    assertWithinRate(service.newVisitorBudget.of(address).take(now()), 'hello');
    const token = randomToken(tokenBytes);
    const { id } = await storage.visitors.create(hashToken(token), hello.context ?? {}, now());
    return { visitor: id, token };
  }
  const known = await storage.visitors.byToken(hashToken(hello.token), now());
  if (known === undefined) {
    throw new ChatError('token_unknown', { message: 'hello.token: not known here; say hello without it.' });
  }
  if (known.bannedAt !== undefined) {
    throw new ChatError('banned', { message: 'hello: this visitor has been shut out; do not come back.' });
  }
  if (hello.context !== undefined) await storage.visitors.mergeContext(known.id, hello.context);
  return { visitor: known.id, token: hello.token };
}
