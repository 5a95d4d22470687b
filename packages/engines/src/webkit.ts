import { existsSync } from 'node:fs';
import type { Engine } from './engine.js';
import { openWithWebDriver } from './openWithWebDriver.js';
import { programOf } from './programOf.js';

const driver = programOf('COMPTOIR_WEBKIT_DRIVER', '/usr/bin/WebKitWebDriver');
const architecture = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
const miniBrowser = `/usr/lib/${architecture}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;

function whyMissing(): string | undefined {
  if (driver === undefined) return 'no WebKitWebDriver is installed';
  if (!existsSync(miniBrowser)) return 'no MiniBrowser is installed';
  return existsSync('/usr/bin/Xvfb') ? undefined : 'no Xvfb is installed';
}

/** WebKitGTK's own small browser, driven by its own driver. */
export const webkit: Engine = {
  name: 'WebKitGTK',
  missing: whyMissing(),
  cannot: ['profile', 'media', 'names'],
  open: (options = {}) => {
    const blocked = ['--cookies-policy=never', '--enable-html5-local-storage=false'];
    return openWithWebDriver({
      driver: driver ?? '',
      binary: miniBrowser,
      args: options.storage === 'blocked' ? blocked : [],
    });
  },
};
