import type { SessionToken } from '../../model.js';
import type { Endpoints } from './toEndpoints.js';

/** Makes a token worthless at the server, also while the page is being left. What fails is not tried again. */
export function signOut({ base, search }: Endpoints, token: SessionToken): void {
  fetch(`${base}/v1/visitor/sign-out${search}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    keepalive: true,
  }).catch(() => 0);
}
