import { ChatError } from '../../errors.js';
import type { SessionToken } from '../../model.js';

/** What a visitor is known by. Nobody but him may read it: the room's name alone opens its archive. */
export interface Session {
  /** Empty for a visitor without an account. */
  readonly user: string;
  /** Empty where the shop vouches for the visitor anew at each sign-in. */
  readonly password: string;
  /** Local part of the room's address. */
  readonly room: string;
}

/** Writes a session as the opaque token that core keeps. */
export function writeSession({ user, password, room }: Session): SessionToken {
  return [user, password, room].join(' ');
}

/** Reads a token. @throws ChatError `token_unknown` when it is none of ours. */
export function readSession(token: SessionToken): Session {
  const [, user = '', password = '', room] = /^([^ ]*) ([^ ]*) ([\w-]{16,})$/.exec(token) ?? [];
  if (room) return { user, password, room };
  throw new ChatError('token_unknown', { message: 'the session was not made by this adapter' });
}
