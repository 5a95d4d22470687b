import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const widget = fileURLToPath(new URL('../../../widget/dist/', import.meta.url));

/** A shop's pages with the script tag in them. */
export interface Pages {
  readonly url: string;
  stop(): Promise<void>;
}

function pageOf(chatUrl: string, path: string): string {
  const options = JSON.stringify({ server: chatUrl, language: 'en' });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${path}</title>
<script>
window.comptoir = window.comptoir || function () { (comptoir.q = comptoir.q || []).push(arguments) };
comptoir('init', ${options});
window.pageErrors = [];
window.shows = [];
addEventListener('error', (event) => pageErrors.push(String(event.message)));
addEventListener('unhandledrejection', (event) => pageErrors.push(String(event.reason)));
addEventListener('pageshow', (event) => shows.push(event.persisted));
</script>
<script async src="/widget/loader.js"></script>
<main><h1>Linen season</h1><a id="next" href="/next">Next page</a></main>
</html>`;
}

/**
 * Serves the built widget and pages that point at `chatUrl`; `/sandboxed` is a page of an opaque origin, where
 * every storage throws.
 */
export async function servePages(chatUrl: string): Promise<Pages> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://shop.invalid').pathname);
    // An opaque origin fetches even its own host across origins.
    const open = { 'access-control-allow-origin': '*' };
    if (!path.startsWith('/widget/')) {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        ...(path === '/sandboxed' && { 'content-security-policy': 'sandbox allow-scripts' }),
      });
      response.end(pageOf(chatUrl, path));
      return;
    }
    const body = await readFile(widget + path.slice('/widget/'.length)).catch(() => undefined);
    const type = extname(path) === '.js' ? 'text/javascript; charset=utf-8' : 'application/octet-stream';
    response.writeHead(body ? 200 : 404, { 'content-type': type, ...open });
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
