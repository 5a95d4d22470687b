import { ChatError, type ErrorCode } from '@comptoir/transport';
import type { VisitorSession } from '../storage/visitorStore.js';

type OpenSession = VisitorSession & { readonly state: 'open' };

/** What the session of a token is held against. */
export interface OpenConditions {
  /** Where the token stood, for the text of the error. */
  readonly what: string;
  readonly at: number;
  /** Whether nobody is taken whom the shop has not named. */
  readonly isRequired: boolean;
}

/**
 * Lets a token pass that may be used now, on its own.
 *
 * @throws ChatError `token_unknown`, `token_replaced`, `visitor_deleted`, `banned`, `identity_required`, or
 * `identity_stale` when the last proof of who this is has run out.
 */
export function assertOpen(
  session: VisitorSession | undefined,
  { what, at, isRequired }: OpenConditions,
): OpenSession {
  const refuse = (code: ErrorCode, message: string): never => {
    throw new ChatError(code, { message: `${what}: ${message}` });
  };
  if (session === undefined)
    return refuse('token_unknown', 'this token is not known here; come back without it.');
  if (session.state === 'replaced')
    return refuse('token_replaced', 'another token took the place of this one; come back with the newest.');
  if (session.state === 'deleted')
    return refuse('visitor_deleted', 'everything about this visitor has been deleted; forget the token.');
  if (session.visitor.bannedAt !== undefined)
    return refuse('banned', 'this visitor has been shut out; do not come back.');
  if (session.visitor.subject === undefined) {
    return isRequired
      ? refuse(
          'identity_required',
          'only visitors whom the shop has named are served; say hello with identity.',
        )
      : session;
  }
  if ((session.provenUntil ?? 0) <= at)
    return refuse('identity_stale', 'the proof of who this is has run out; say hello with a new identity.');
  return session;
}
