import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import getPort, { portNumbers } from 'get-port';
import { serveShop } from './serveShop.js';
import { type ServerProcess, spawnServer } from './spawnServer.js';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The whole counter on one machine: shop, chat server and desk. */
export interface Demo {
  readonly shopUrl: string;
  readonly deskUrl: string;
  readonly serverUrl: string;
  /** Settles when the chat server has ended without being asked to. */
  readonly broken: Promise<void>;
  /** Kills the server without warning and starts it again on the same port and data. */
  crash(whileDown?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Where and how the demo runs. */
export interface DemoOptions {
  /** Folder of the database, the uploads and the log. */
  readonly data: string;
  /** Origins of further pages that may talk to the server, as a comma list. */
  readonly origins?: string | undefined;
  /** Further `COMPTOIR_*` variables of the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with each line that is meant for a person. */
  readonly say?: (line: string) => void;
}

/** Between the look for a free port and its use, somebody else may take it. */
const tries = 5;

/**
 * Starts everything on free ports: 8787 for the server and 8080 for the shop, or the next ones up.
 *
 * @throws Error with the end of the server's log when it does not start.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  for (let left = tries; ; left--) {
    try {
      return await tryToStart(options);
    } catch (error) {
      if (left === 1 || !String(error).includes('EADDRINUSE')) throw error;
    }
  }
}

async function tryToStart({
  data,
  origins = '',
  env = {},
  say = () => undefined,
}: DemoOptions): Promise<Demo> {
  mkdirSync(data, { recursive: true });
  const serverPort = await getPort({ host: '127.0.0.1', port: portNumbers(8787, 8887) });
  const shopPort = await getPort({ host: '127.0.0.1', port: portNumbers(8080, 8180) });
  const shop = await serveShop({ port: shopPort, chatServer: `http://127.0.0.1:${serverPort}` });
  let expected = false;
  let breakDown: () => void;
  const broken = new Promise<void>((resolve) => {
    breakDown = resolve;
  });
  const spawn = async () => {
    const server = await spawnServer({
      log: `${data}/server.log`,
      say,
      env: {
        COMPTOIR_HOST: '127.0.0.1',
        COMPTOIR_PORT: String(serverPort),
        COMPTOIR_DATA: data,
        COMPTOIR_ORIGINS: `${shop.url},${origins}`,
        COMPTOIR_DESK: folder('../../packages/desk/dist'),
        COMPTOIR_WIDGET: folder('../../packages/widget/dist'),
        ...env,
      },
    });
    void server.ended.then(() => expected || breakDown());
    return server;
  };
  let server: ServerProcess;
  try {
    server = await spawn();
  } catch (error) {
    await shop.stop();
    throw error;
  }
  return {
    shopUrl: `${shop.url}/`,
    deskUrl: `${server.url}/desk/`,
    serverUrl: server.url,
    broken,
    async crash(whileDown) {
      expected = true;
      await server.stop('SIGKILL');
      await whileDown?.();
      server = await spawn();
      expected = false;
    },
    async stop() {
      expected = true;
      await Promise.all([server.stop(), shop.stop()]);
    },
  };
}
