/** Where one server is reached. */
export interface Endpoints {
  /** Address of the visitor's socket. */
  readonly socket: string;
  /** What stands before the server's own paths. */
  readonly base: string;
  /** What stands behind them: empty, or a query with its question mark. */
  readonly search: string;
}

/**
 * Makes the addresses from a server's base URL; a path prefix and a query (of a proxy) are kept.
 *
 * @throws TypeError when it is no absolute http(s) or ws(s) URL.
 */
export function toEndpoints(base: string): Endpoints {
  const { protocol, host, pathname, search } = new URL(base);
  const secure = /^(?:http|ws)(s?):$/.exec(protocol)?.[1];
  if (secure === undefined) throw new TypeError(`url: expected http(s) or ws(s), got ${protocol}`);
  const place = `${secure}://${host}${pathname.replace(/\/$/, '')}`;
  return {
    socket: `ws${place}/v1/visitor${search}`,
    base: `http${place}`,
    search,
  };
}
