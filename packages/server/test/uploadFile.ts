import { createClientId } from '@comptoir/transport';

/** How a file is announced. */
export interface UploadOptions {
  readonly name?: string;
  readonly type?: string;
  readonly clientId?: string;
  /** A visitor's token. */
  readonly token?: string;
  /** Instead of the token. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Uploads a body as a client would. */
export function uploadFile(url: string, body: Buffer, options: UploadOptions = {}): Promise<Response> {
  const { name = 'a.png', type = 'image/png', clientId = createClientId(), token = '', headers } = options;
  return fetch(`${url}/v1/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-client-id': clientId,
      ...(headers ?? { authorization: `Bearer ${token}` }),
    },
    body: new Uint8Array(body),
  });
}
