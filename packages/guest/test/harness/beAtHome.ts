import { mkdirSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Visit } from './createVisit.js';
import { measure, measureView, type Standing, type View } from './measure.js';
import { differences, keepRoom, readPage } from './readPage.js';

/** What is asked of a hostile page beyond its being there. */
export interface HomeOptions {
  /** Of the viewport. @default 1280 × 800 */
  readonly size?: readonly [width: number, height: number];
  /** Where the widget's language is written from right to left. @default false */
  readonly isRightToLeft?: boolean;
  /** The widget's ink as computed. @default light */
  readonly ink?: string;
  /** Whether visitor and operator exchange a word. @default false */
  readonly talks?: boolean;
  /** Where the room itself moves what the body lays out. @default 0 */
  readonly shift?: number;
}

const barHeight = 57;
const gap = 12;
const margin = 16;
const lightInk = 'rgb(29, 26, 23)';

async function standing(visit: Visit, selector: string): Promise<Standing> {
  return visit.until(`${selector} stands`, measure, selector);
}

/** Where an element stands once it no longer glides there. */
export async function settled(visit: Visit, selector: string): Promise<Standing> {
  await visit.until(
    `${selector} stands still`,
    (wanted: string) => {
      const found = document.querySelector('comptoir-counter')?.shadowRoot?.querySelector(wanted);
      return found?.getAnimations().length === 0;
    },
    selector,
  );
  return standing(visit, selector);
}

/** The bar lies along the lower edge of the viewport, in its own size, and can be pressed. */
export async function expectBar(visit: Visit, ink = lightInk): Promise<View> {
  const view = await visit.tab.run(measureView);
  expect(await standing(visit, '.bar')).toMatchObject({
    left: 0,
    top: view.height - barHeight,
    width: view.width,
    height: barHeight,
    color: ink,
    fontSize: '15px',
    isReached: true,
    isSeen: true,
  });
  expect(await standing(visit, '.button')).toMatchObject({
    height: 44,
    isReached: true,
    isSeen: true,
    fontSize: '15px',
  });
  return view;
}

/** The window stands above the bar, or covers the whole viewport of a phone. */
export async function expectWindow(visit: Visit, options: HomeOptions = {}): Promise<void> {
  const view = await visit.tab.run(measureView);
  const height = Math.min(640, view.height - barHeight - 2 * gap);
  const wanted =
    view.width < 600
      ? { left: 0, top: 0, width: view.width, height: view.height }
      : {
          left: options.isRightToLeft ? margin : view.width - 380 - margin,
          top: view.height - barHeight - gap - height,
          width: 380,
          height,
        };
  const ink = options.ink ?? lightInk;
  await visit.until('the window is painted', measure, '.p-send');
  expect(await settled(visit, '.window')).toMatchObject({ ...wanted, isReached: true, isSeen: true });
  expect(await standing(visit, 'textarea')).toMatchObject({
    fontSize: '16px',
    color: ink,
    isReached: true,
    isSeen: true,
  });
  expect(await standing(visit, '.p-send')).toMatchObject({
    width: 44,
    height: 44,
    isReached: true,
    isSeen: true,
  });
}

/** Keeps a picture for the eye, where the run is asked for pictures. */
export async function takePicture({ tab, engine }: Visit, name: string): Promise<void> {
  const folder = process.env.COMPTOIR_PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}-${engine.replaceAll(' ', '-')}.png`, await tab.picture());
}

/**
 * The whole life of a visitor on a hostile page: bar, window, a word to the operator and back where it is asked for, Escape. All the time
 * the page looks as it does without us, but for the room at its end; nothing shifts and nothing is thrown.
 */
export async function beAtHome(visit: Visit, name: string, options: HomeOptions = {}): Promise<void> {
  const { tab } = visit;
  await tab.resize(...(options.size ?? [1280, 800]));
  await visit.go('/bare');
  await tab.run(keepRoom);
  const before = await tab.run(readPage);
  await visit.go();
  await visit.until('room is kept', () =>
    Boolean(document.querySelector('comptoir-counter')?.hasAttribute('data-room')),
  );
  expect(differences(before, await tab.run(readPage)), 'changed by the bar').toEqual([]);
  await expectBar(visit, options.ink);
  await visit.open();
  await expectWindow(visit, options);
  if (options.talks) {
    await visit.say(`from ${name}`);
    await visit.answer({ kind: 'text', text: `To ${name}, with love: שלום, hello.` });
  }
  expect(differences(before, await tab.run(readPage)), 'changed by the window').toEqual([]);
  await takePicture(visit, name);
  await tab.press('Escape');
  await visit.until('the window is closed', () =>
    Boolean(document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('.window[hidden]')),
  );
  const { errors, shift } = await visit.log();
  expect(errors).toEqual([]);
  expect(shift, 'cumulative layout shift').toBeLessThanOrEqual(options.shift ?? 0);
}
