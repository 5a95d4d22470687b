import { expect } from 'vitest';
import {
  autoShop,
  decline,
  expectNoRules,
  expectRules,
  readOurs,
  whenFollowed,
  whenNoDatabase,
} from '../../../test/harness/autoConsent.js';
import type { Visit } from '../../../test/harness/createVisit.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Says it, and answers the keys that are left in both storages when the call is over. */
const consent = ({ tab }: Visit, value: string): Promise<readonly string[]> =>
  tab.run((said) => {
    (window as unknown as { comptoir(...call: string[]): void }).comptoir('consent', said);
    const keys = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    return keys.filter((key) => key !== 'shop_consent');
  }, value);

/** Beside Google's tool, which says the opposite each time. */
export const scenario: Scenario = {
  ...autoShop,
  title:
    'what the shop says by `consent` wins over its tools, whatever they say meanwhile, until `auto` hands it back to them',
  async run(visit) {
    const { tab } = visit;
    await visit.go();
    await whenFollowed(visit);
    await tab.click('#accept');
    await expectRules(visit);
    await visit.open();
    await visit.say('Granted by the banner');

    expect(await consent(visit, 'denied'), 'left in the call').toEqual([]);
    await whenNoDatabase(visit);
    await tab.click('#accept');
    await visit.say('Denied by the shop');
    await visit.answer({ kind: 'text', text: 'Whatever the banner says.' });
    expect(await readOurs(visit), 'stored again').toEqual([]);
    await expectNoRules(visit);

    await consent(visit, 'auto');
    await expectRules(visit);
    await visit.say('Handed back');
    expect((await readOurs(visit)).join('\n')).toContain('.triggers');

    await consent(visit, 'granted');
    expect(await decline(visit), 'kept, for the shop has said so').not.toEqual([]);
    await visit.say('Granted by the shop');
    await expectRules(visit);

    await consent(visit, 'auto');
    await whenNoDatabase(visit);
    expect(await readOurs(visit), 'handed back to a banner that denies').toEqual([]);
    await expectNoRules(visit);
    await visit.say('Still here');
    expect(await readOurs(visit), 'stored again').toEqual([]);
  },
};
