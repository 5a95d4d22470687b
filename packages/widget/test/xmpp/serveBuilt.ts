import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** The page of this folder, built as a shop's bundler builds it. */
export interface Built {
  readonly url: string;
  /** Names of the parts that were asked for since the last look. */
  asked(): string[];
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('.', import.meta.url));

/** Serves it on a free port; the page may speak with `server` and nobody else. */
export async function serveBuilt(server: string): Promise<Built> {
  const { output } = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { conditions: ['@comptoir/source', 'import', 'module', 'browser', 'default'] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { write: false, target: 'es2022', modulePreload: { polyfill: false } },
  })) as Rolldown.RolldownOutput;
  const files = new Map(
    output.map((one) => [`/${one.fileName}`, one.type === 'chunk' ? one.code : one.source]),
  );
  const [socket, http] = ['ws', 'http'].map((scheme) => {
    const url = new URL(server);
    return `${scheme}://${url.host}`;
  });
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `connect-src 'self' ${socket} ${http}`,
    `img-src data: blob: ${http}`,
    "require-trusted-types-for 'script'",
    'trusted-types comptoir-xmpp',
  ].join('; ');
  const seen: string[] = [];
  const shop = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://shop.invalid').pathname;
    const body = files.get(path);
    seen.push(path.replace(/^\/assets\/(.*)-[\w-]{8}\.js$/, '$1'));
    if (body === undefined) return response.writeHead(404).end();
    const type = path.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8';
    return response
      .writeHead(200, {
        'content-type': type,
        'content-security-policy': policy,
        'cache-control': 'no-store',
      })
      .end(body);
  }).listen(0, '127.0.0.1');
  await once(shop, 'listening');
  return {
    url: `http://127.0.0.1:${(shop.address() as AddressInfo).port}/index.html?url=${encodeURIComponent(server)}`,
    asked: () => seen.splice(0),
    async stop() {
      shop.close();
      shop.closeAllConnections();
      await once(shop, 'close');
    },
  };
}
