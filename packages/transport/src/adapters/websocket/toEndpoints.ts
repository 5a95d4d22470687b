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
  const { protocol, host, pathname, search } = new URL(base);
  const secure = /^(?:http|ws)(s?):$/.exec(protocol)?.[1];
  if (secure === undefined) throw new TypeError(`url: expected http(s) or ws(s), got ${protocol}`);
  const place = `${secure}://${host}${pathname.replace(/\/$/, '')}`;
  return {
    socket: `ws${place}/v1/visitor${search}`,
    files: `http${place}/v1/files${search}`,
    base: `http${place}`,
  };
}
