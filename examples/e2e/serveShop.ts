import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, normalize } from 'node:path';
import type { BuiltShop } from './buildShop.js';

/** A running shop. */
export interface ServedShop {
  readonly url: string;
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = { '.css': 'text/css', '.js': 'text/javascript' };

/** Serves a built example: its files as they are, and a page for every other path. */
export async function serveShop({ files, pageAt }: BuiltShop): Promise<ServedShop> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://shop.invalid').pathname);
    const type = types[extname(path)];
    try {
      const body = type === undefined ? await pageAt(path) : await readFile(files + path);
      response.writeHead(200, { 'content-type': `${type ?? 'text/html'}; charset=utf-8` }).end(body);
    } catch (error) {
      response.writeHead(type === undefined ? 500 : 404).end(String(error));
    }
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
