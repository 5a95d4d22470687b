import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import { readPolicy } from '../../../test/harness/readPolicy.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { pasteFile, useEverything } from '../../../test/harness/useEverything.js';

const policy = readPolicy('pictures');
const picture = readFileSync(fileURLToPath(new URL('./picture.png', import.meta.url)));

/** What is added for pictures is the chat server in `img-src`, and nothing else; the shop is its neighbour's. */
export const scenario: Scenario = {
  title:
    'an uploaded picture is shown under `img-src` of the chat server alone, and no violation is reported',
  files: { '/init.js': fileURLToPath(new URL('../strict/init.js', import.meta.url)) },
  headers: (place) => ({ 'content-security-policy': policy(place) }),
  async run(visit) {
    await visit.go();
    await useEverything(visit, { name: 'me.png', type: 'image/png', bytes: [...picture] });
    await visit.until('the picture is painted', () => {
      const root = document.querySelector('comptoir-counter')?.shadowRoot;
      return Boolean(root?.querySelector<HTMLImageElement>('.p-row img')?.naturalWidth);
    });
    // Sent before it is uploaded: until then there is nothing to be painted that the policy would allow.
    await pasteFile(visit, { name: 'early.png', type: 'image/png', bytes: [...picture] });
    await visit.until('it is sent', () => {
      const root = document.querySelector('comptoir-counter')?.shadowRoot;
      const send = root?.querySelector<HTMLElement>('.p-send[aria-disabled="false"]');
      send?.click();
      return send;
    });
    await visit.heard('it', ({ parts }) =>
      parts.some((part) => part.kind === 'file' && part.file.name === 'early.png'),
    );
    await visit.until('it is painted', () => {
      const root = document.querySelector('comptoir-counter')?.shadowRoot;
      return root?.querySelector<HTMLImageElement>('.p-row img[alt="early.png"]')?.naturalWidth;
    });
    await expectNoReport(visit);
    await visit.end();
  },
};
