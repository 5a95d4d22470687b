import { expect } from 'vitest';
import { settled } from './beAtHome.js';
import type { Visit } from './createVisit.js';
import { isThere } from './isThere.js';
import type { Box } from './measure.js';

/** Of a box, whose rounded corners and shadow show the page behind. */
const edge = 24;

/** What two pictures of one box have in common. */
interface Likeness {
  /** How many pixels were compared. */
  readonly count: number;
  /** The share of pixels of which a channel differs by more than 16 of 255: a caret, a clock. */
  readonly share: number;
}

/** Compares a box in two pictures of the viewport, given as base64. Runs in a page. */
async function compare([one, other, box]: readonly [string, string, Box]): Promise<Likeness> {
  const read = async (base64: string): Promise<Uint8ClampedArray> => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(box.width, box.height).getContext('2d');
    const scale = image.width / innerWidth;
    const from = [box.left, box.top, box.width, box.height].map((length) => length * scale);
    context?.drawImage(image, ...(from as [number, number, number, number]), 0, 0, box.width, box.height);
    return context?.getImageData(0, 0, box.width, box.height).data ?? new Uint8ClampedArray();
  };
  const [first, second] = [await read(one), await read(other)];
  const count = first.length / 4;
  let different = 0;
  for (let at = 0; at < first.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs((first[at + channel] ?? 0) - (second[at + channel] ?? 0)) > 16))
      different++;
  return { count, share: different / count };
}

const within = ({ left, top, width, height }: Box, gap: number): Box => ({
  left: left + gap,
  top: top + gap,
  width: width - 2 * gap,
  height: height - 2 * gap,
});

/**
 * The open window, and the bar below it, look in the scenario's page as they do in a calm one beside it.
 *
 * In Chromium, whose pictures are of the viewport and to the pixel.
 */
export async function expectOwnPixels(visit: Visit, calm: string): Promise<void> {
  if (visit.engine !== 'Chromium') return;
  const { tab, place } = visit;
  const look = async (path: string): Promise<readonly [picture: string, bar: Box, window: Box]> => {
    await tab.go(place.url + path);
    await visit.until('the bar', () =>
      Boolean(document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('.button')),
    );
    // By its verb: on the second page the window that was open is there again, and a press would close it.
    await tab.run(() => (window as unknown as { comptoir(verb: string): void }).comptoir('open'));
    await isThere(visit, '.p-send');
    const [bar, window] = [await settled(visit, '.bar'), await settled(visit, '.window')];
    return [(await tab.picture()).toString('base64'), bar, window];
  };
  const [hostile, bar, window] = await look('/');
  const [own] = await look(calm);
  for (const [name, box] of [
    ['bar', within(bar, 4)],
    ['window', within(window, edge)],
  ] as const) {
    const { count, share } = await tab.run(compare, [hostile, own, box] as const);
    expect(count, `${name}: pixels`).toBe(box.width * box.height);
    expect(share, `${name}: share of other pixels`).toBeLessThan(0.01);
  }
}
