import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from '@comptoir/server';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder: string;
let server: Server;
let url: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comptoir-static-'));
  const [widgetDir, deskDir] = [join(folder, 'widget'), join(folder, 'desk')];
  await mkdir(join(widgetDir, '0.1.0', '3f9a01'), { recursive: true });
  await mkdir(deskDir);
  await writeFile(join(widgetDir, 'loader.js'), '// loader');
  await writeFile(join(widgetDir, '0.1.0', '3f9a01', 'opening.js'), '// opening');
  await writeFile(join(deskDir, 'index.html'), '<!doctype html><title>desk</title>');
  server = createServer({ dataDir: join(folder, 'data'), port: 0, widgetDir, deskDir });
  url = await server.start();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const header = async (path: string, name: string): Promise<string | null> =>
  (await fetch(url + path)).headers.get(name);

it('the widget is for every page; only what lies under a hash is for ever', async () => {
  expect(await header('/widget/loader.js', 'access-control-allow-origin')).toBe('*');
  expect(await header('/widget/loader.js', 'content-type')).toMatch(/javascript/);
  expect(await header('/widget/loader.js', 'cache-control')).toBe('public, max-age=300');
  expect(await header('/widget/0.1.0/3f9a01/opening.js', 'cache-control')).toMatch(/immutable/);
});

it('the desk is for nobody’s frame, and runs only its own code', async () => {
  const response = await fetch(`${url}/desk`);
  expect(response.url).toBe(`${url}/desk/`);
  expect(await response.text()).toContain('<title>desk</title>');
  expect(response.headers.get('content-security-policy')).toMatch(
    /default-src 'self'.*frame-ancestors 'none'/,
  );
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

it.each([
  '/',
  '/widget/../data/comptoir.sqlite',
  '/widget/%2e%2e/data/comptoir.sqlite',
  '/desk/%2e%2e%2fdata/comptoir.sqlite',
  '/widget/',
  '/widget/..%5c..%5cx',
  '/v1/files/%00/x',
])('nothing else is served: %s', async (path) => {
  const response = await fetch(url + path);
  expect([403, 404]).toContain(response.status);
  expect(await response.json()).toMatchObject({ code: 'not_found' });
});

it.each(['/widget/%00', '/desk/%c0%ae', '/%', '/v1/files/%ff/x'])(
  'an address that is none is refused in our words: %s',
  async (path) => {
    const response = await fetch(url + path);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad_value' });
  },
);

it('a port that is taken is a clear failure, and a server can be stopped twice', async () => {
  const second = createServer({ dataDir: join(folder, 'second'), port: Number(new URL(url).port) });
  await expect(second.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await second.stop();
  await second.stop();
});
