import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** The folder is copied as a whole. */
export const scenario: Scenario = {
  title: 'from a folder under another path, everything is fetched beside the loader',
  serve: (path, _, widget) =>
    path.startsWith('/widget/') ? null : widget.get(path.replace('/assets/vendor/chat-7/', '')),
  run: exchange,
};
