import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Visit } from './createVisit.js';
import { expectUntouched } from './expectUntouched.js';
import { readStored } from './readStored.js';
import type { Scenario } from './scenario.js';
import { whenIdle } from './whenIdle.js';

const rules = JSON.stringify({
  version: 1,
  rules: [
    {
      id: 'size-help',
      when: { signal: 'custom', name: 'sizes' },
      // biome-ignore lint/suspicious/noThenProperty: rules are written so.
      then: {
        kind: 'help',
        intent: 'chat',
        text: 'Between two sizes?',
        button: 'Ask about sizes',
        draft: 'Which size should I take?',
      },
    },
  ],
});

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What a shop serves that leaves consent to its tool. */
export const autoShop: Pick<Scenario, 'files' | 'serve'> = {
  files: { '/auto.js': pathOf('./auto.js'), '/google.js': pathOf('../../scenarios/privacy/google/init.js') },
  serve: (path) => (path === '/rules.json' ? rules : undefined),
};

const isRulesFile = (path: string): boolean => path === '/rules.json';

/** All that is kept but the tool's own note of the choice. */
export async function readOurs({ tab }: Visit): Promise<readonly string[]> {
  return (await tab.run(readStored)).filter((line) => !line.startsWith('local shop_consent:'));
}

/** Waits until the code is there that listens to the tools, and until it has heard them. */
export async function whenFollowed(visit: Visit): Promise<void> {
  await visit.until('the code that listens to the tools', () =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/consent.js')),
  );
  await visit.tab.run(whenIdle);
}

/** Rules are at work: only a visitor who has granted sees that. */
export async function expectRules(visit: Visit): Promise<void> {
  await visit.until('rules at work', () => {
    const { comptoir } = window as unknown as { comptoir(verb: string, what: string): unknown };
    return comptoir('get', 'explanation') !== undefined;
  });
  expect(visit.place.asked.filter(isRulesFile)).not.toEqual([]);
}

/** No rules are at work. */
export async function expectNoRules({ tab }: Visit): Promise<void> {
  const isAtWork = await tab.run(() => {
    const { comptoir } = window as unknown as { comptoir(verb: string, what: string): unknown };
    return comptoir('get', 'explanation') !== undefined;
  });
  expect(isAtWork, 'rules at work').toBe(false);
}

/** Waits until the window, which opens by itself on the next page, shows a text in the log. */
export async function expectInLog(visit: Visit, text: string): Promise<void> {
  await visit.until(
    `“${text}” in the log`,
    (wanted: string) =>
      document
        .querySelector('comptoir-counter')
        ?.shadowRoot?.querySelector('.p-log')
        ?.textContent?.includes(wanted),
    text,
  );
}

/**
 * Chooses in the shop's banner; answers the keys of ours that are left in both storages a tick later. Among them was
 * one of a questionnaire whose code has not come on this page.
 */
export function decline({ tab }: Visit): Promise<readonly string[]> {
  return tab.run(async () => {
    sessionStorage.setItem('comptoir.default.form.season.1', '{}');
    document.getElementById('decline')?.click();
    await new Promise((resolve) => setTimeout(resolve));
    const keys = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    return keys.filter((key) => key !== 'shop_consent');
  });
}

/** Waits until no database of ours is left. */
export async function whenNoDatabase(visit: Visit): Promise<void> {
  await visit.until(
    'the database to be gone',
    async () => ((await indexedDB.databases?.()) ?? []).length === 0,
  );
}

/**
 * A visitor of a shop with `consent: 'auto'` and one consent tool, on which he chooses by `#accept` and `#decline`:
 * before the choice nothing is kept or asked for; granted, rules are at work and the talk is there on the next page;
 * withdrawn, all is wiped within a tick, the talk goes on from memory, and the next page begins anew.
 *
 * @param comes lets the tool's own script come, after a page without it has been looked at.
 */
export async function followTool(visit: Visit, comes = (): void => undefined): Promise<void> {
  const { tab, place } = visit;
  await visit.go();
  await whenFollowed(visit);
  await expectUntouched(visit, /^\/(widget\/(loader|[\d.]+\/\w+\/(consent|stage))|auto|google|cmp)\.js$/);
  await expectNoRules(visit);

  comes();
  await visit.until('the tool', () => !('__tcfapi' in window) || 'cmpListeners' in window);
  await tab.click('#accept');
  await expectRules(visit);
  await tab.run(() =>
    (window as unknown as { comptoir(...call: string[]): void }).comptoir('track', 'sizes'),
  );
  await visit.until('the prompt', () =>
    Boolean(document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('.prompt .main')),
  );
  await tab.click('.prompt .main');
  await visit.until('the draft of the prompt', () => {
    const root = document.querySelector('comptoir-counter')?.shadowRoot;
    return root?.querySelector('textarea')?.value === 'Which size should I take?';
  });
  await tab.click('.p-send');
  const { conversation } = await visit.heard('the draft', ({ parts }) =>
    parts.some((part) => part.kind === 'text' && part.text === 'Which size should I take?'),
  );
  await visit.answer({ kind: 'text', text: 'Take M.' });
  const kept = (await readOurs(visit)).join('\n');
  for (const name of ['.token: ', '.triggers: ']) expect(kept).toContain(name);

  await tab.reload();
  await expectInLog(visit, 'Take M.');
  await expectRules(visit);
  expect((await visit.say('And in blue?')).conversation, 'the talk goes on').toBe(conversation);

  expect(await decline(visit), 'left in the storages').toEqual([]);
  await whenNoDatabase(visit);
  await expectNoRules(visit);
  expect((await visit.say('Still here')).conversation, 'the talk goes on').toBe(conversation);
  await visit.answer({ kind: 'text', text: 'So are we.' });
  expect(await readOurs(visit), 'stored again').toEqual([]);

  const [called, rulesAsked] = [place.called.length, place.asked.filter(isRulesFile).length];
  await tab.reload();
  await whenFollowed(visit);
  expect(await readOurs(visit), 'stored on the next page').toEqual([]);
  expect(place.called.slice(called), 'heard by the chat server').toEqual([]);
  expect(place.asked.filter(isRulesFile).length, 'rules that were asked for').toBe(rulesAsked);
}
