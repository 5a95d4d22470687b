import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const pages = fileURLToPath(new URL('./public/', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A running shop. */
export interface Shop {
  readonly url: string;
  stop(): Promise<void>;
}

/** The file that a request asks for; `undefined` when its path leaves the shop's folder. */
function fileOf(path: string): string | undefined {
  const file = normalize(join(pages, decodeURIComponent(path)));
  if (!file.startsWith(pages) && `${file}${sep}` !== pages) return undefined;
  return file.endsWith(sep) ? `${file}index.html` : file;
}

/**
 * Serves the shop's pages as any web server would, but for one thing: the chat server's example address
 * in the script tag becomes the real one, so that the pages stay exactly what a shop would paste.
 */
export async function serveShop(options: { port: number; chatServer: string }): Promise<Shop> {
  const server = createServer(async (request, response) => {
    try {
      const file = fileOf(new URL(request.url ?? '/', 'http://shop.invalid').pathname);
      if (file === undefined) throw new Error('outside of the shop');
      const body = await readFile(file);
      const type = types[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
      response.end(
        type.includes('html') ? body.toString().replaceAll('https://chat.example', options.chatServer) : body,
      );
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('There is no such page in this shop.');
    }
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}
