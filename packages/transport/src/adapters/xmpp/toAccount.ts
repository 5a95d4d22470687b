import { ChatError } from '../../errors.js';
import { randomHex } from './randomHex.js';
import type { Session } from './Session.js';
import type { Account } from './signIn.js';

/** An account at the XMPP server; `password` may be a token that the shop has signed. */
export interface XmppCredentials {
  readonly user: string;
  readonly password: string;
}

/** How a visitor signs in; `XmppTransportOptions` says what each of them means. */
export type SignIn = 'register' | 'anonymous' | ((user?: string) => Promise<XmppCredentials>);

/** Who signs in. @throws ChatError `sign_in_failed` when the shop does not say. */
export async function toAccount(signIn: SignIn, session: Session | undefined): Promise<Account> {
  if (signIn === 'anonymous') return { user: '', password: '' };
  if (signIn === 'register') {
    return session ?? { user: `v${randomHex(12)}`, password: randomHex(16), isNew: true };
  }
  return signIn(session?.user).catch((cause) => {
    throw new ChatError('sign_in_failed', { message: 'signIn(): the shop gave no credentials', cause });
  });
}
