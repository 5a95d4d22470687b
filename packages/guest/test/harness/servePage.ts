import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDoor } from '../../../server/test/openDoor.js';
import type { Served } from './place.js';
import type { Scenario } from './scenario.js';

const watch = readFileSync(fileURLToPath(new URL('./watch.js', import.meta.url)));
const body = readFileSync(fileURLToPath(new URL('./body.html', import.meta.url)), 'utf8');
const tag =
  '<script nonce="{nonce}" async="" src="/widget/loader.js" data-server="{server}" {widget-options}></script>';
const tagPattern = /[ \t]*<script[^>]*\/widget\/loader\.js[^>]*><\/script>\n?/g;
const optionsPattern = /\{widget(?: ([^}]*))?\}/g;

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += piece;
  return text;
}

/**
 * Serves a scenario's folder on a free port of 127.0.0.1, with the built widget below `/widget/`.
 *
 * In `template.html` stand `{watch}`, `{page}` (an ordinary page's content), `{widget data-lang="en"}` (the script
 * tag), `{url}`, `{server}`, `{nonce}` and `{integrity}` (of the file for integrity hashes). `/bare` is the same page without the widget. Every script and page beside the
 * template is served under its own name.
 */
export async function servePage(
  folder: string,
  { headers, host = '127.0.0.1', line, type = 'text/html', files, serve }: Scenario,
  widget: ReadonlyMap<string, string>,
  chatServer: string,
): Promise<Served> {
  const nonce = randomBytes(12).toString('base64url');
  const reports: string[] = [];
  const asked: string[] = [];
  const gates: { readonly path: RegExp; readonly opened: Promise<void> }[] = [];
  const door = await openDoor(chatServer);
  const place = { url: '', server: door.url, nonce };
  const hash = createHash('sha384').update(widget.get('standalone.js') ?? '');
  const integrity = `sha384-${hash.digest('base64')}`;
  const pageOf = (path: string): string => {
    const name = path.endsWith('.html') ? path : '/template.html';
    const page = readFileSync(folder + name, 'utf8')
      .replaceAll('{watch}', '<script nonce="{nonce}" src="/watch.js"></script>')
      .replaceAll('{page}', body)
      .replaceAll(optionsPattern, (_, options = '') => tag.replace('{widget-options}', options))
      .replaceAll('{url}', place.url)
      .replaceAll('{server}', door.url)
      .replaceAll('{integrity}', integrity)
      .replaceAll('{nonce}', nonce);
    return path === '/bare' ? page.replace(tagPattern, '') : page;
  };
  async function write(response: ServerResponse, body: string | Buffer): Promise<void> {
    const bytes = Buffer.from(body);
    const piece = line ? line.bytesPerSecond / 10 : bytes.length + 1;
    for (let at = 0; at < bytes.length; at += piece) {
      response.write(bytes.subarray(at, at + piece));
      if (line) await delay(100);
    }
    response.end();
  }
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop.invalid');
    const answer = (mime: string, body: string | Buffer, more: object = {}): void => {
      response.writeHead(200, { 'content-type': `${mime}; charset=utf-8`, ...more });
      void write(response, body);
    };
    asked.push(pathname);
    if (line) await delay(line.delayMs);
    if (request.method === 'POST') {
      reports.push(await textOf(request));
      response.writeHead(204).end();
      return;
    }
    const times = asked.filter((path) => path === pathname).length;
    for (const { path, opened } of gates) if (path.test(pathname)) await opened;
    const served = serve?.(pathname, times, widget);
    const script = served === undefined ? widget.get(pathname.replace('/widget/', '')) : served;
    const own = files?.[pathname] ?? folder + pathname;
    if (script === null) response.writeHead(404).end();
    else if (script !== undefined) answer('text/javascript', script, { 'access-control-allow-origin': '*' });
    else if (pathname === '/watch.js') answer('text/javascript', watch);
    else if (pathname.endsWith('.js') && existsSync(own)) answer('text/javascript', readFileSync(own));
    else if (/^\/(bare)?$/.test(pathname) || (pathname.endsWith('.html') && existsSync(own)))
      answer(type, pageOf(pathname), headers?.(place));
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  place.url = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    ...place,
    reports,
    asked,
    called: door.passed,
    hold(path) {
      let open = (): void => undefined;
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      gates.push({ path, opened });
      return () => open();
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      await door.close();
    },
  };
}
