import type { Cursor, Hello, SessionToken, VisitorContext } from '@comptoir/transport';

/** What to say in an attempt to connect; what is not known is left out. */
export function toHello(context: VisitorContext, session?: SessionToken, cursor?: Cursor): Hello {
  return {
    ...(session !== undefined && { session }),
    ...(cursor !== undefined && { cursor }),
    context,
  };
}
