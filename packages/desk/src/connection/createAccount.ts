import { ChatError, isErrorCode, type Person } from '@comptoir/transport';

/** Who sits at the desk. */
export interface SignedIn {
  readonly operator: Person;
  readonly groups: readonly string[];
}

/** Signing in and out, over HTTP; the session itself is a cookie that no script can read. */
export interface Account {
  /** @throws ChatError `sign_in_failed`, `rate_limited` with `retryAfterMs`, `connection_failed`. */
  signIn(login: string, password: string): Promise<SignedIn>;
  /** `undefined` when nobody is signed in. @throws ChatError `connection_failed`, `server_failed` */
  me(): Promise<SignedIn | undefined>;
  /** @throws ChatError `connection_failed`: the cookie then still holds. */
  signOut(): Promise<void>;
}

/** What {@link createAccount} is made of. */
export interface AccountOptions {
  /** @default the page's own origin */
  readonly base?: string;
  /** @default the browser's */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

async function toError(response: Response): Promise<ChatError> {
  const body = (await response.json().catch(() => ({}))) as {
    code?: unknown;
    message?: unknown;
    retryAfterMs?: unknown;
  };
  return new ChatError(isErrorCode(body.code) ? body.code : 'server_failed', {
    ...(typeof body.message === 'string' ? { message: body.message } : {}),
    ...(typeof body.retryAfterMs === 'number' ? { retryAfterMs: body.retryAfterMs } : {}),
  });
}

/** Makes the account client. */
export function createAccount({
  base = '',
  fetch = (url, init) => globalThis.fetch(url, init),
}: AccountOptions = {}): Account {
  async function call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
    try {
      return await fetch(`${base}/v1/operator/${path}`, {
        method,
        credentials: 'same-origin',
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new ChatError('connection_failed', { message: 'The server could not be reached.', cause });
    }
  }

  return {
    async signIn(login, password) {
      const response = await call('POST', 'sign-in', { login, password });
      if (!response.ok) throw await toError(response);
      return (await response.json()) as SignedIn;
    },
    async me() {
      const response = await call('GET', 'me');
      if (response.status === 401) return undefined;
      if (!response.ok) throw await toError(response);
      return (await response.json()) as SignedIn;
    },
    async signOut() {
      const response = await call('POST', 'sign-out');
      if (!response.ok && response.status !== 401) throw await toError(response);
    },
  };
}
