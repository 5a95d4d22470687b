import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { expectBar, expectWindow } from '../../../test/harness/beAtHome.js';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import { readPolicy } from '../../../test/harness/readPolicy.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { useEverything } from '../../../test/harness/useEverything.js';

const policy = readPolicy('strict');

/** The option `nonce`, and the line that the guide names for it. */
export const scenario: Scenario = {
  title:
    'where style sheets cannot be constructed, `style-src` with the nonce and the option `nonce` dress everything: bar and window have their place and size, all of a talk works, and no violation is reported',
  headers: (place) => ({
    'content-security-policy': policy(place).replace("style-src 'none'", `style-src 'nonce-${place.nonce}'`),
  }),
  files: { '/everything.js': fileURLToPath(new URL('../strict/init.js', import.meta.url)) },
  async run(visit) {
    const { tab } = visit;
    await tab.resize(1280, 800);
    await visit.go();
    await expectBar(visit);
    await visit.open();
    await expectWindow(visit);
    await tab.press('Escape');
    await useEverything(visit);
    const sheets = await tab.run(() => {
      const root = document.querySelector('comptoir-counter')?.shadowRoot;
      return Array.from(root?.querySelectorAll('style') ?? []).map(
        ({ sheet }) => sheet?.cssRules.length ?? 0,
      );
    });
    expect(sheets.length, 'sheets: bar, prompt, window and its parts').toBeGreaterThan(3);
    expect(Math.min(...sheets), 'a sheet that was blocked').toBeGreaterThan(0);
    await expectNoReport(visit);
  },
};
