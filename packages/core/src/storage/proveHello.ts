import { ChatError, type Hello } from '@comptoir/transport';
import type { Vault } from './createVault.js';
import { readSubject } from './readSubject.js';

/** Gets a JSON Web Token of the shop; nothing when nobody is signed in. */
export type AskProof = () => string | undefined | Promise<string | undefined>;

/** Whom the last proof named, and what happens when it is somebody else. */
export interface Named {
  subject?: string | undefined;
  readonly vault: Vault;
  /** Whether what is kept on the device is of another visitor than this tab's. */
  isStranger(): boolean;
  /** @param isTold what is kept on the device is of the next visitor already. */
  forget(isTold: boolean): void;
  start(): void;
}

/**
 * Puts the proof of who the visitor is into a hello. What is kept of one person is not taken into the next one's
 * connection: it is forgotten, and another attempt takes the place of this one.
 *
 * @throws ChatError `aborted` for the attempt that is over.
 */
export async function proveHello(hello: Hello, ask: AskProof, named: Named): Promise<Hello> {
  const identity = await ask();
  if (!identity) return hello;
  const { vault } = named;
  const subject = readSubject(identity);
  const kept = vault.read('subject');
  const known = named.subject ?? kept;
  const isOther = known !== undefined && known !== subject;
  if (isOther) {
    named.forget(kept === subject);
    // What was taken over then may be of somebody else again: nobody is named beside it before the next attempt.
    named.start();
    throw new ChatError('aborted');
  }
  named.subject = subject;
  if (!named.isStranger()) vault.write('subject', subject);
  return { ...hello, identity };
}
