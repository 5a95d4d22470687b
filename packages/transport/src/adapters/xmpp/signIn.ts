import { ChatError } from '../../errors.js';
import { escapeXml } from './escapeXml.js';
import { findChild } from './findChild.js';
import { namespaces } from './namespaces.js';
import type { Link } from './openLink.js';
import { toStanzaError } from './toStanzaError.js';

/** Who signs in: an account, or nobody in particular (SASL ANONYMOUS). */
export interface Account {
  readonly user: string;
  readonly password: string;
  /** Whether the account is to be made first (XEP-0077). */
  readonly isNew: boolean;
}

/** What a later stream needs to go on where this one was cut (XEP-0198). */
export interface Managed {
  readonly id: string;
  /** Stanzas that came, all in all. */
  received: number;
  /** Stanzas that the server says it has. */
  acknowledged: number;
  /** What the server has not acknowledged, oldest first. */
  readonly unacknowledged: string[];
}

/** A stream that is ready for stanzas. */
export interface SignedIn {
  readonly resumed: boolean;
  /** Absent where the server manages no streams. */
  readonly managed?: Managed;
}

/** The next frame of one of these names; failures on the way are thrown. */
async function expect(link: Link, ...names: readonly string[]): Promise<Element> {
  for (;;) {
    const frame = await link.next();
    const { localName } = frame;
    if (names.includes(localName)) return frame;
    if (localName === 'failure') {
      const isPassing = findChild(frame, 'temporary-auth-failure') !== undefined;
      throw new ChatError(isPassing ? 'server_unavailable' : 'sign_in_failed', {
        message: `sign-in: the server says ${findChild(frame)?.localName}`,
      });
    }
    if (localName === 'error' || localName === 'close') {
      const condition = findChild(frame)?.localName ?? localName;
      throw new ChatError('server_unavailable', { message: `sign-in: the server says ${condition}` });
    }
  }
}

async function ask(link: Link, body: string, what: string): Promise<void> {
  link.write(`<iq xmlns="${namespaces.client}" type="set" id="${what}">${body}</iq>`);
  const answer = await expect(link, 'iq');
  if (answer.getAttribute('type') === 'error') throw toStanzaError(answer, what);
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function toAuth({ user, password }: Account): string {
  const mechanism = user === '' ? 'ANONYMOUS' : 'PLAIN';
  const words = user === '' ? '' : base64(`\0${user}\0${password}`);
  return `<auth xmlns="${namespaces.sasl}" mechanism="${mechanism}">${words}</auth>`;
}

/**
 * Opens the stream, makes the account where it is new, signs in, and goes on with the `previous` stream or
 * binds a new one.
 *
 * @throws ChatError `sign_in_failed` when the server does not take the account; what the link ended with.
 */
export async function signIn(
  link: Link,
  domain: string,
  account: Account,
  previous: Managed | undefined,
): Promise<SignedIn> {
  const open = () => {
    link.write(`<open xmlns="${namespaces.framing}" to="${escapeXml(domain)}" version="1.0"/>`);
    return expect(link, 'features');
  };
  await link.opened;
  await open();
  if (account.isNew) {
    const fields = `<username>${escapeXml(account.user)}</username><password>${escapeXml(account.password)}</password>`;
    await ask(link, `<query xmlns="jabber:iq:register">${fields}</query>`, 'register');
  }
  link.write(toAuth(account));
  await expect(link, 'success');
  const features = await open();
  const manages = findChild(features, 'sm', namespaces.management) !== undefined;
  if (previous && manages) {
    link.write(
      `<resume xmlns="${namespaces.management}" h="${previous.received}" previd="${escapeXml(previous.id)}"/>`,
    );
    const answer = await expect(link, 'resumed', 'failed');
    if (answer.localName === 'resumed') {
      const seen = Number(answer.getAttribute('h'));
      const rest = previous.unacknowledged.slice(Math.max(0, seen - previous.acknowledged));
      return {
        resumed: true,
        managed: { ...previous, acknowledged: seen, unacknowledged: rest },
      };
    }
  }
  await ask(link, `<bind xmlns="${namespaces.bind}"/>`, 'bind');
  if (!manages) return { resumed: false };
  link.write(`<enable xmlns="${namespaces.management}" resume="true"/>`);
  const answer = await expect(link, 'enabled', 'failed');
  if (answer.localName === 'failed') return { resumed: false };
  const id = answer.getAttribute('id') ?? '';
  return { resumed: false, managed: { id, received: 0, acknowledged: 0, unacknowledged: [] } };
}
