import { expect } from 'vitest';
import { autoShop, followTool, whenFollowed } from '../../../test/harness/autoConsent.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** "CMP API v2" of the Transparency and Consent Framework, played by `init.js` (the stub) and `cmp.js`. */
export const scenario: Scenario = {
  ...autoShop,
  title:
    '`auto` follows a platform of the TCF that comes after its stub: nothing is kept before the choice, granted keeps the talk over a reload, withdrawn wipes it within a tick and it goes on from memory; it is left without a listener',
  async run(visit) {
    // The counter speaks to the stub first.
    const come = visit.place.hold(/^\/cmp\.js$/);
    await followTool(visit, come);
    const listening = (): number =>
      (window as unknown as { cmpListeners: ReadonlyMap<number, unknown> }).cmpListeners.size;
    const comeAgain = visit.place.hold(/^\/cmp\.js$/);
    await visit.tab.reload();
    await whenFollowed(visit);
    comeAgain();
    await visit.until('the platform', () => 'cmpListeners' in window);
    expect(await visit.tab.run(listening), 'listens').toBe(1);
    await visit.tab.run(() =>
      (window as unknown as { comptoir(...call: string[]): void }).comptoir('consent', 'on-open'),
    );
    expect(await visit.tab.run(listening), 'listens once the shop decides').toBe(0);
  },
};
