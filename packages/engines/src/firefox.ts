import { firefox as playwright } from 'playwright-core';
import type { Engine } from './engine.js';
import { openWithPlaywright } from './openWithPlaywright.js';
import { programOf } from './programOf.js';

const program = programOf('COMPTOIR_FIREFOX', '/usr/bin/firefox-esr', '/usr/bin/firefox');

/** Debian's Firefox ESR, driven over WebDriver BiDi; playwright-core 1.65 speaks commands that it does not know. */
export const firefox: Engine = {
  name: 'Firefox ESR',
  missing: program === undefined ? 'no Firefox is installed' : undefined,
  cannot: ['bfcache', 'profile', 'media'],
  open: (options = {}) =>
    openWithPlaywright({
      ...options,
      type: playwright,
      word: 'firefox',
      isPersistent: false,
      launch: {
        ...(program !== undefined && { executablePath: program }),
        channel: 'moz-firefox',
        firefoxUserPrefs: {
          'network.dns.localDomains': 'shop.test',
          ...(options.storage === 'blocked' && { 'network.cookie.cookieBehavior': 2 }),
        },
      },
    }),
};
