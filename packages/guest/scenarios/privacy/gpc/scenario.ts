import { expect } from 'vitest';
import {
  autoShop,
  expectInLog,
  expectNoRules,
  expectRules,
  readOurs,
  whenFollowed,
} from '../../../test/harness/autoConsent.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** w3c.github.io/gpc, played by `init.js`, beside Google's tool, on which he accepts. */
export const scenario: Scenario = {
  ...autoShop,
  title:
    'with Global Privacy Control `auto` never grants, whatever the banner says: no rules, nothing kept before the visitor opens the chat himself, and then his talk alone',
  async run(visit) {
    const { tab, place } = visit;
    await visit.go();
    await whenFollowed(visit);
    await tab.click('#accept');
    await tab.run(() => new Promise<void>((resolve) => setTimeout(resolve)));
    expect(await readOurs(visit), 'stored').toEqual([]);
    expect(place.called, 'heard by the chat server').toEqual([]);
    await expectNoRules(visit);

    await visit.open();
    await visit.say('My own wish');
    await visit.answer({ kind: 'text', text: 'And our pleasure.' });
    await tab.reload();
    await expectInLog(visit, 'And our pleasure.');
    await whenFollowed(visit);
    await expectNoRules(visit);
    expect((await readOurs(visit)).filter((line) => line.includes('.triggers'))).toEqual([]);
    expect(place.asked).not.toContain('/rules.json');

    // The same banner grants as soon as the control is off: it was that which held it back.
    await tab.run(() => {
      (window as unknown as { doNotSell: boolean }).doNotSell = false;
    });
    await tab.click('#accept');
    await expectRules(visit);
  },
};
