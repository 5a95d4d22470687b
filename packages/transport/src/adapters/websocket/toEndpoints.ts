/** Where one server is reached. */
export interface Endpoints {
  /** Address of the visitor's socket. */
  readonly socket: string;
  /** Address that files are sent to. */
  readonly files: string;
  /** What stands before the server's own paths. */
  readonly base: string;
}

/**
 * Makes the addresses from a server's base URL; a path prefix and a query (of a proxy) are kept.
 *
 * @throws TypeError when it is no absolute http(s) or ws(s) URL.
 */
export function toEndpoints(base: string): Endpoints {
  const url = new URL(base);
  if (!/^(http|ws)s?:$/.test(url.protocol)) {
    throw new TypeError(
      `websocketTransport: url must start with http(s):// or ws(s)://, got ${url.protocol}`,
    );
  }
  const secure = /[ps]s:$/.test(url.protocol) ? 's' : '';
  const place = `${secure}://${url.host}${url.pathname.replace(/\/$/, '')}`;
  return {
    socket: `ws${place}/v1/visitor${url.search}`,
    files: `http${place}/v1/files${url.search}`,
    base: `http${place}`,
  };
}
