import { readStored } from '../../../test/harness/readStored.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** `on-open`, with rules and signals set: nobody has agreed to anything yet. */
export const scenario: Scenario = {
  title: 'a page that nobody has clicked on stores nothing and asks for nothing but the counter’s script',
  async run(visit) {
    await visit.go();
    // The counter does what it does by itself when the page is idle.
    await visit.tab.run(
      () =>
        new Promise<void>((resolve) => {
          const idle: (then: () => void) => void = window.requestIdleCallback ?? setTimeout;
          idle(() => idle(() => setTimeout(resolve, 500)));
        }),
    );
    const stored = await visit.tab.run(readStored);
    if (stored.length > 0) throw new Error(`stored: ${stored.join(', ')}`);
    const ours = new Set(['/', '/watch.js', '/init.js', '/widget/loader.js', '/favicon.ico']);
    const asked = visit.place.asked.filter((path) => !ours.has(path));
    if (asked.length > 0) throw new Error(`asked for: ${asked.join(', ')}`);
    const away = await visit.tab.run(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => !name.startsWith(location.origin)),
    );
    if (away.length > 0) throw new Error(`asked elsewhere: ${away.join(', ')}`);
  },
};
