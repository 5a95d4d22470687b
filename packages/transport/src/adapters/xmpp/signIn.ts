import { ChatError } from '../../errors.js';
import { escapeXml } from './escapeXml.js';
import { findChild } from './findChild.js';
import { acknowledge, type Managed } from './Managed.js';
import { namespaces } from './namespaces.js';
import type { Link } from './openLink.js';
import { toStanzaError } from './toStanzaError.js';

/** Who signs in: an account, or nobody in particular (SASL ANONYMOUS). */
export interface Account {
  readonly user: string;
  readonly password: string;
  /** Whether the account is to be made first (XEP-0077). */
  readonly isNew?: boolean;
}

/** A stream that is ready for stanzas. */
export interface SignedIn {
  readonly resumed: boolean;
  /** Absent where the server manages no streams. */
  readonly managed?: Managed;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/**
 * Opens the stream, makes the account where it is new, signs in, and goes on with the `previous` stream or
 * binds a new one. Over a link that ends it never settles.
 *
 * @throws ChatError `sign_in_failed` when the server does not take the account.
 */
export async function signIn(
  link: Link,
  domain: string,
  { user, password, isNew }: Account,
  previous: Managed | undefined,
): Promise<SignedIn> {
  /** Writes, and waits for a frame of one of these names; failures on the way are thrown. */
  const ask = (xml: string, ...names: readonly string[]) =>
    new Promise<Element>((resolve, reject) => {
      link.write(xml);
      link.listen((frame) => {
        const name = frame instanceof ChatError ? 'error' : frame.localName;
        const isAnswer = names.includes(name);
        if (!isAnswer && !/^(failure|error|close)$/.test(name)) return;
        link.listen(undefined);
        if (frame instanceof ChatError) return reject(frame);
        if (isAnswer) return resolve(frame);
        const condition = findChild(frame)?.localName ?? name;
        const isRefused = name === 'failure' && condition !== 'temporary-auth-failure';
        const code = isRefused ? 'sign_in_failed' : 'server_unavailable';
        reject(new ChatError(code, { message: `sign-in: the server says ${condition}` }));
      });
    });
  const open = () =>
    ask(`<open xmlns="${namespaces.framing}" to="${escapeXml(domain)}" version="1.0"/>`, 'features');
  const set = async (body: string) => {
    const answer = await ask(`<iq xmlns="${namespaces.client}" type="set" id="0">${body}</iq>`, 'iq');
    if (answer.getAttribute('type') === 'error') throw toStanzaError(answer, 'sign-in');
  };

  await link.opened;
  await open();
  if (isNew) {
    const fields = `<username>${user}</username><password>${password}</password>`;
    await set(`<query xmlns="jabber:iq:register">${fields}</query>`);
  }
  const [mechanism, words] = user ? ['PLAIN', base64(`\0${user}\0${password}`)] : ['ANONYMOUS', ''];
  await ask(`<auth xmlns="${namespaces.sasl}" mechanism="${mechanism}">${words}</auth>`, 'success');
  const manages = findChild(await open(), 'sm', namespaces.management) !== undefined;
  if (previous && manages) {
    const { received, id } = previous;
    const resume = `<resume xmlns="${namespaces.management}" h="${received}" previd="${escapeXml(id)}"/>`;
    const answer = await ask(resume, 'resumed', 'failed');
    if (answer.localName === 'resumed') {
      acknowledge(previous, answer);
      return { resumed: true, managed: previous };
    }
  }
  await set(`<bind xmlns="${namespaces.bind}"/>`);
  const enable = `<enable xmlns="${namespaces.management}" resume="true"/>`;
  const answer = manages && (await ask(enable, 'enabled', 'failed'));
  if (!answer || answer.localName === 'failed') return { resumed: false };
  const id = answer.getAttribute('id') ?? '';
  return { resumed: false, managed: { id, received: 0, acknowledged: 0, unacknowledged: [] } };
}
