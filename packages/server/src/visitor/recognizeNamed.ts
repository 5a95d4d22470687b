import { ChatError, type SessionToken, type VisitorContext } from '@comptoir/transport';
import { hashToken } from '../security/randomToken.js';
import { verifyIdentity } from '../security/verifyIdentity.js';
import type { Service } from '../service.js';
import { announceMerge } from './announceMerge.js';
import type { Recognized } from './recognized.js';

/** Somebody who says that the shop has named him. */
export interface NamedHello {
  readonly token: SessionToken | undefined;
  /** A JSON Web Token of the shop. */
  readonly identity: string;
  readonly context: VisitorContext;
  /** Handed out unless the session stays what it was. */
  readonly fresh: SessionToken;
}

/**
 * Takes the visitor whom the shop has named, and ends what was opened with the token before.
 *
 * @throws ChatError `identity_refused`, `identity_stale`, `banned`
 */
export async function recognizeNamed(service: Service, hello: NamedHello): Promise<Recognized> {
  const { hub, identity, now, storage } = service;
  const { token, context, fresh } = hello;
  if (identity === undefined) {
    const message =
      'hello.identity: this server knows no shop; set COMPTOIR_IDENTITY_ALGORITHM, _SHOP and _KEY_FILE.';
    throw new ChatError('identity_refused', { message });
  }
  const proof = await verifyIdentity(hello.identity, identity, now());
  const identified = await storage.visitors.identify({
    proof,
    given: token === undefined ? undefined : hashToken(token),
    fresh: hashToken(fresh),
    context,
    at: now(),
    isLive: (session) => hub.visitors.all().some((tab) => tab.session === session),
  });
  const { visitor, isFresh, cut, moved } = identified;
  const error = new ChatError('token_replaced', {
    message: 'Who the visitor is has been said anew; come back with the newest token.',
  });
  for (const { visitor: id, session } of cut) {
    for (const tab of hub.visitors.of(id))
      if (session === undefined || tab.session === session) tab.leave(error);
  }
  if (moved.length > 0) announceMerge(service, moved);
  if (Object.keys(context).length > 0) await storage.visitors.mergeContext(visitor.id, context);
  return {
    visitor: visitor.id,
    token: isFresh || token === undefined ? fresh : token,
    provenUntil: proof.expiresAt,
    isUnheard: isFresh,
  };
}
