import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createWebDriver, type WebDriver } from './createWebDriver.js';
import type { EngineBrowser, Key, Tab } from './engine.js';
import { processesBelow } from './processTree.js';
import { startXvfb } from './startXvfb.js';

/** What is started. */
export interface WebDriverOptions {
  readonly driver: string;
  readonly binary: string;
  readonly args: readonly string[];
}

/** As WebDriver writes them. */
const keys: Readonly<Record<Key, string>> = { Escape: '\uE00C', Tab: '\uE004', Enter: '\uE007' };

const measure = { script: 'return [innerWidth, innerHeight]', args: [] };

/** A browser that cannot start leaves the call unanswered. */
const startMs = 30_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function toTab(driver: WebDriver, handle: string): Tab {
  /** One session has one tab at a time that is spoken to. */
  const here = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> => {
    await driver.call('POST', '/window', { handle });
    return driver.call(method, path, body);
  };
  const find = async (selector: string): Promise<string> => {
    const script = `
      const search = (root) => root.querySelector(arguments[0]) ?? [...root.querySelectorAll('*')].reduce(
        (found, element) => found ?? (element.shadowRoot ? search(element.shadowRoot) : null), null);
      return search(document);`;
    const found = (await here('POST', '/execute/sync', { script, args: [selector] })) as object | null;
    if (found === null) throw new Error(`nothing matches ${selector}`);
    return String(Object.values(found)[0]);
  };
  const click = async (selector: string): Promise<void> =>
    void (await here('POST', `/element/${await find(selector)}/click`, {}));
  return {
    go: async (url) => void (await here('POST', '/url', { url })),
    reload: async () => void (await here('POST', '/refresh', {})),
    back: async () => void (await here('POST', '/back', {})),
    run: async (work: (argument: never) => unknown, argument?: unknown) => {
      const script = `
        const done = arguments[arguments.length - 1];
        new Promise((resolve) => resolve((${work})(arguments[0]))).then(
          (value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }));`;
      const answer = (await here('POST', '/execute/async', { script, args: [argument ?? null] })) as {
        value?: unknown;
        error?: string;
      };
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value as never;
    },
    click,
    // WebDriver's click waits for the page that it leads to.
    follow: click,
    type: async (selector, text) => {
      const keys = text.replaceAll('\n', '\uE007');
      await here('POST', `/element/${await find(selector)}/value`, { text: keys });
    },
    async press(key) {
      const value = keys[key];
      const actions = [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ];
      await here('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
    },
    async resize(width, height) {
      // The driver speaks of the window with its bars, people of the page in it.
      const inner = async () => (await here('POST', '/execute/sync', measure)) as [number, number];
      await here('POST', '/window/rect', { width, height });
      const [innerWidth, innerHeight] = await inner();
      await here('POST', '/window/rect', {
        width: 2 * width - innerWidth,
        height: 2 * height - innerHeight,
      });
    },
    media: () => Promise.reject(new Error('WebKitGTK: its driver cannot change what the system asks for')),
    picture: async () => Buffer.from((await here('GET', '/screenshot')) as string, 'base64'),
    close: async () => void (await here('DELETE', '/window')),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}

/** Starts WebKitGTK's driver and browser on a screen of their own. */
export async function openWithWebDriver({ driver, binary, args }: WebDriverOptions): Promise<EngineBrowser> {
  const screen = await startXvfb();
  const port = await freePort();
  const child = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: screen.display, NO_AT_BRIDGE: '1' },
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await screen.stop();
  };
  try {
    const session = await createWebDriver(`http://127.0.0.1:${port}`, startMs, {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: ['--automation', ...args] },
    });
    // The driver wants one window to stay; people close theirs.
    const [anchor = ''] = (await session.call('GET', '/window/handles')) as string[];
    return {
      version: session.version,
      async tab(type = 'tab') {
        await session.call('POST', '/window', { handle: anchor });
        const { handle } = (await session.call('POST', '/window/new', { type })) as { handle: string };
        return toTab(session, handle);
      },
      processes: () => processesBelow('MiniBrowser', child.pid),
      async close() {
        await session.end().catch(() => undefined);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
