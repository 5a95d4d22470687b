import type { ChatError } from '@comptoir/transport';
import { closeCodes } from '@comptoir/transport/wire';

/** How a connection is closed on which an error leaves nothing to go on with. */
export function closeCodeOf({ code, kind }: ChatError): number {
  if (code === 'token_replaced' || code === 'identity_stale') return closeCodes.identity;
  const byKind: Partial<Record<ChatError['kind'], number>> = {
    auth: closeCodes.auth,
    'rate-limited': closeCodes.rateLimited,
    retryable: closeCodes.restart,
    fatal: closeCodes.banned,
  };
  return byKind[kind] ?? closeCodes.protocol;
}
