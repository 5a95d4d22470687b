import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/** A running gallery. */
export interface Gallery {
  /** Address of its page; `?state=` and `&language=` choose what it shows. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves the gallery from source on a free port. */
export async function serveGallery(): Promise<Gallery> {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('../../', import.meta.url)),
    logLevel: 'error',
    cacheDir: 'node_modules/.vite-gallery',
    resolve: { conditions: ['@comptoir/source', 'import', 'module', 'browser', 'default'] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    optimizeDeps: {
      include: ['preact', 'preact/hooks', 'preact/jsx-dev-runtime', 'nanostores'],
    },
    server: { host: '127.0.0.1', port: 0, hmr: false, fs: { strict: false } },
  });
  await server.listen();
  return { url: `${server.resolvedUrls?.local[0]}test/gallery/index.html`, stop: () => server.close() };
}
