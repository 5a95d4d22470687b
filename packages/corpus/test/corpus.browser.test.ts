import { engines } from '@comptoir/engines';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChromium } from '../../../.ci/gates/findChromium.js';
import type { CorpusPage } from '../src/stage/page.js';
import { corpusSeed } from '../src/vectors/corpusSeed.js';
import { createVectors } from '../src/vectors/createVectors.js';
import { buildStage } from './buildStage.js';
import { type ServedStage, serveStage } from './serveStage.js';

const seed = corpusSeed();
const vectors = createVectors(seed, 2_100);
const inWidget = [
  'conversation in the widget',
  'questionnaire',
  'bar and greeting',
  'language and title of the page',
  'prompts of rules',
];
const atDesk = ['desk with all that is on it', 'chats at the desk'];

let browser: Browser;
let stage: ServedStage;

beforeAll(async () => {
  stage = await serveStage(await buildStage());
  browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

/** Runs places one after the other in a page of their own, with everything that leaves it written down. */
async function run(surfaces: readonly string[]): Promise<object> {
  const page = await browser.newPage();
  const left: string[] = [];
  page.on('request', (request) => {
    // Pictures are held against what is drawn, in the page: the policy refuses them there.
    if (request.resourceType() === 'image') return;
    if (!request.url().startsWith(stage.url) && !request.url().startsWith('blob:')) left.push(request.url());
  });
  page.on('pageerror', (error) => left.push(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => left.push(`dialog: ${dialog.message()}`));
  page.on('popup', (popup) => left.push(`popup: ${popup.url()}`));
  await page.goto(stage.url);
  await page.waitForFunction(() => 'corpus' in window);
  const problems: Record<string, unknown> = {};
  for (const surface of surfaces) {
    const [outcome] = await page.evaluate(
      ([name, strings]) => (globalThis as unknown as { corpus: CorpusPage }).corpus.run(name, strings),
      [surface, vectors] as const,
    );
    expect([surface, outcome?.checks]).not.toEqual([surface, 0]);
    problems[surface] = outcome?.problems;
  }
  expect(page.url()).toBe(`${stage.url}/`);
  await page.close();
  return { ...problems, left };
}

const clean = (surfaces: readonly string[]): object => ({
  ...Object.fromEntries(surfaces.map((surface) => [surface, []])),
  left: [],
});

test(`Chromium: ${vectors.length} strings in every field of widget and desk, under the strictest policy (seed ${seed})`, {
  timeout: 300_000,
}, async () => {
  const [widget, desk] = await Promise.all([run(inWidget), run(atDesk)]);
  expect(widget).toEqual(clean(inWidget));
  expect(desk).toEqual(clean(atDesk));
});

test.for(engines.filter(({ name }) => name !== 'Chromium'))(
  '$name: a sample of them',
  { timeout: 300_000 },
  async (engine, { skip }) => {
    if (engine.missing !== undefined) skip(`not run: ${engine.missing}`);
    const opened = await engine.open();
    try {
      const tab = await opened.tab();
      await tab.go(stage.url);
      for (const surface of [...inWidget, ...atDesk]) {
        const sample = vectors.filter((_, n) => n % 40 === 0);
        const [outcome] = await tab.run(
          ([name, strings]: readonly [string, readonly string[]]) =>
            (globalThis as unknown as { corpus: CorpusPage }).corpus.run(name, strings),
          [surface, sample] as const,
        );
        expect([surface, outcome?.problems]).toEqual([surface, []]);
      }
    } finally {
      await opened.close();
    }
  },
);
