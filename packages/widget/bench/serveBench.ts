import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dist, version } from '../build/settings.js';

/** A shop's page of some two hundred elements; the subject's side of it and the probe are there before the snippet. */
function shopPage(side: string): string {
  const goods = Array.from(
    { length: 40 },
    (_, index) =>
      `<article><h2>Coat ${index}</h2><p>Wool, long, in four sizes.</p><button>Add</button></article>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>
<body><main>${goods.join('')}</main><script src="/page/${side}.js"></script><script src="/page/probe.js"></script></body></html>`;
}

/** The shop on a free port of this machine. */
export interface BenchServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves the shop, the floors and the built widget out of memory, so that nobody's next build changes a run.
 *
 * @throws Error when the widget is not built.
 */
export async function serveBench(pages: ReadonlyMap<string, string>): Promise<BenchServer> {
  const files = new Map<string, string | Buffer>(pages);
  files.set('/widget/loader.js', readFileSync(`${dist}loader.js`));
  for (const name of readdirSync(dist + version, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.js'))
      files.set(`/widget/${version}/${name}`, readFileSync(`${dist}${version}/${name}`));
  files.set('/counter', shopPage('counter'));
  files.set('/floor', shopPage('floor'));
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    const body = files.get(path);
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
    });
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
