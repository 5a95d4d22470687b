import { expect } from 'vitest';
import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** What plugins for speed do with every tag of a page. */
export const scenario: Scenario = {
  title:
    'an optimiser that hides the tag’s address and type, and puts a deferred tag in its place later, keeps its options',
  async run(visit) {
    await exchange(visit);
    const [tags, language] = await visit.tab.run(() => [
      Array.from(document.scripts, ({ type, src }) => (src.includes('loader') ? type : 'other')),
      document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('[lang]')?.getAttribute('lang'),
    ]);
    expect(tags).toContain('');
    expect(tags).not.toContain('text/lazy');
    expect(language, 'of the old tag').toBe('en-GB');
  },
};
