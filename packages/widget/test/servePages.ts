import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const roots = {
  '/widget/': fileURLToPath(new URL('../dist/', import.meta.url)),
  '/': fileURLToPath(new URL('./pages/', import.meta.url)),
};
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};

/** The strictest policy a shop could have: no inline style, no foreign script, no HTML sink. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'nonce-shop'",
  "style-src 'nonce-shop'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** A shop and the folder of the built widget on one origin. */
export interface Pages {
  readonly url: string;
  /** Paths that were asked for since the last look. */
  asked(): string[];
  /** From now on these paths are refused; an empty list lets all through. */
  refuse(pattern: RegExp | undefined): void;
  stop(): Promise<void>;
}

/**
 * Serves `test/pages` under a strict policy, and the built widget under `/widget/`.
 *
 * @param loose pages without a policy, by path: their chat server stands at another address.
 */
export async function servePages(loose: Readonly<Record<string, () => string>> = {}): Promise<Pages> {
  const seen: string[] = [];
  let refused: RegExp | undefined;
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://shop.invalid').pathname);
    seen.push(path);
    try {
      if (refused?.test(path)) throw new Error('refused');
      const page = loose[path];
      if (page) {
        response.writeHead(200, { 'content-type': types['.html'] }).end(page());
        return;
      }
      const prefix = path.startsWith('/widget/') ? '/widget/' : '/';
      const body = await readFile(roots[prefix] + path.slice(prefix.length));
      response.writeHead(200, {
        'content-type': types[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': policy,
        'cache-control': 'no-store',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => seen.splice(0),
    refuse(pattern) {
      refused = pattern;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
