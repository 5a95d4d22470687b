import { fileURLToPath } from 'node:url';
import { debianLibrary } from '../../../test/harness/debianLibrary.js';
import { expectLibrary } from '../../../test/harness/expectLibrary.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

const { files, missing } = debianLibrary('mootools/mootools.js', 'libjs-mootools');

/** Its `Request` is not the browser's: what asks by plain HTTP may not make one. */
export const scenario: Scenario = {
  title:
    'beside MooTools 1.4.5, where every WebSocket throws, a word, a cart and an answer arrive to the letter over plain HTTP',
  files: { ...files, '/socket.js': fileURLToPath(new URL('../broken-socket/init.js', import.meta.url)) },
  missing,
  async run(visit) {
    await talkUnharmed(visit);
    await expectLibrary(visit, 'MooTools.version', '1.4.5');
  },
};
