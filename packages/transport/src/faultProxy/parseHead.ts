import type { Framing } from './createBodyReader.js';

/** What stands above an HTTP body. */
export interface Head {
  /** `GET`, or `HTTP/1.1` for an answer. */
  readonly first: string;
  /** The path, or the status of an answer. */
  readonly second: string;
  /** By lower-case name; a repeated one joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
}

/** Reads a head, the empty line included; `undefined` when this is no HTTP. */
export function parseHead(text: string): Head | undefined {
  const [line = '', ...lines] = text.trimEnd().split('\r\n');
  if (!/^(HTTP\/1\.\d \d{3}|[A-Z]+ \S+ HTTP\/1\.\d)/.test(line)) return undefined;
  const [first = '', second = ''] = line.split(' ');
  const headers = new Map<string, string>();
  for (const field of lines) {
    const colon = field.indexOf(':');
    const name = field.slice(0, colon).toLowerCase();
    const value = field.slice(colon + 1).trim();
    const earlier = headers.get(name);
    headers.set(name, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  return { first, second, headers };
}

/** How a request's or an answer's body ends; `ifUnsaid` where the head does not say. */
export function framingOf({ headers }: Head, ifUnsaid: Framing): Framing {
  if (/\bchunked\b/i.test(headers.get('transfer-encoding') ?? '')) return { kind: 'chunked' };
  const length = headers.get('content-length');
  return length === undefined ? ifUnsaid : { kind: 'length', bytes: Number(length) };
}
