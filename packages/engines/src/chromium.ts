import { chromium as playwright } from 'playwright-core';
import type { Engine } from './engine.js';
import { openWithPlaywright } from './openWithPlaywright.js';
import { programOf } from './programOf.js';

const program = programOf('COMPTOIR_CHROMIUM', '/usr/bin/chromium', '/usr/bin/google-chrome');

/** Keeps Chromium from talking to anybody but this machine. */
const quiet = [
  '--host-resolver-rules=MAP *.test 127.0.0.1',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium. */
export const chromium: Engine = {
  name: 'Chromium',
  missing: program === undefined ? 'no Chromium is installed' : undefined,
  cannot: [],
  open: (options = {}) =>
    openWithPlaywright({
      ...options,
      type: playwright,
      word: 'chromium',
      isPersistent: true,
      launch: {
        ...(program !== undefined && { executablePath: program }),
        args: [...quiet, ...(options.storage === 'blocked' ? ['--disable-local-storage'] : [])],
        // Playwright switches it off; the pages of this test want to be cached.
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      },
    }),
};
