import { ChatError } from '../../errors.js';
import type { Stream } from './createStream.js';
import { findChild } from './findChild.js';
import type { Managed } from './Managed.js';
import * as namespaces from './namespaces.js';
import { toXml } from './toXml.js';

/** Who signs in: an account, or nobody in particular (SASL ANONYMOUS). */
export interface Account {
  readonly user: string;
  readonly password: string;
  /** Whether the account is to be made first (XEP-0077). */
  readonly isNew?: boolean;
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/**
 * Opens the stream, makes the account where it is new, signs in, and goes on with the `previous` stream or
 * binds a new one; says whether it went on. Over a link that ends it never settles.
 *
 * @throws ChatError `sign_in_failed` when the server does not take the account.
 */
export async function signIn(
  stream: Stream,
  domain: string,
  { user, password, isNew }: Account,
  previous: Managed | undefined,
): Promise<boolean> {
  const xmlns = namespaces.management;
  const open = () =>
    stream.ask(toXml('open', { xmlns: namespaces.framing, to: domain, version: '1.0' }), 'features');

  await stream.opened;
  await open();
  if (isNew) {
    const fields = toXml('username', {}, user) + toXml('password', {}, password);
    await stream.request('set', undefined, toXml('query', { xmlns: 'jabber:iq:register' }, fields));
  }
  const [mechanism, words] = user ? ['PLAIN', base64(`\0${user}\0${password}`)] : ['ANONYMOUS', ''];
  const auth = toXml('auth', { xmlns: namespaces.sasl, mechanism }, words);
  const answer = await stream.ask(auth, 'success', 'failure');
  if (answer.localName === 'failure') {
    const message = `sign-in: the server says ${findChild(answer)?.localName}`;
    throw new ChatError(/temporary/.test(message) ? 'server_unavailable' : 'sign_in_failed', { message });
  }
  const manages = findChild(await open(), 'sm', xmlns);
  if (previous && manages) {
    const resume = toXml('resume', { xmlns, h: previous.received, previd: previous.id });
    const { localName } = await stream.ask(resume, 'resumed', 'failed');
    if (localName === 'resumed') return true;
  }
  await stream.request('set', undefined, toXml('bind', { xmlns: namespaces.bind }));
  if (manages) await stream.ask(toXml('enable', { xmlns, resume: 'true' }), 'enabled', 'failed');
  return false;
}
