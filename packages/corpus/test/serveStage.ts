import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The page while it is served. */
export interface ServedStage {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The strictest policy that a shop can have, as in the scenario of the strict policy. Pictures from other hosts are
 * refused as well: what is reported then is the list of requests that would have left.
 */
const policy = [
  "default-src 'none'",
  "script-src 'nonce-stage' 'strict-dynamic'",
  "style-src 'none'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8" />
<title>Corpus</title><script type="module" nonce="stage" src="/stage.js"></script></head><body></body></html>`;

/** Serves a page with the stage's script on a free port of 127.0.0.1. */
export async function serveStage(script: string): Promise<ServedStage> {
  const server = createServer(({ url }, response) => {
    if (url === '/stage.js') {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script);
    } else if (url === '/') {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
        .end(page);
    } else response.writeHead(404).end();
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
