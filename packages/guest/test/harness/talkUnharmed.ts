import { expect } from 'vitest';
import type { Visit } from './createVisit.js';
import { expectNoReport } from './expectNoReport.js';
import { keepNatives } from './keepNatives.js';

/** Quotes, escapes, brackets, signs of other scripts and of two code units: what a careless encoding breaks. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: what looks like one must arrive too.
export const awkward = String.raw`"It's" \"5\" & <b>[1, ["two"], {"a": null}]</b> %22 ${'${x}'} \u0041 — №7 ñ שלום 漢字 💐`;

const cart = {
  total: { amount: 24900, currency: 'EUR' },
  count: 2,
  lines: [
    { sku: 'coat-7', title: 'A "coat", size [M]', quantity: 1, price: { amount: 19900, currency: 'EUR' } },
    { sku: 'scarf', title: 'Écharpe ’22', quantity: 1, price: { amount: 5000, currency: 'EUR' } },
  ],
};

async function talk(visit: Visit): Promise<void> {
  const { tab } = visit;
  await tab.run((given) => {
    const { comptoir } = window as unknown as { comptoir(...call: unknown[]): void };
    comptoir('context', { cart: given });
  }, cart);
  await visit.open();
  // Its driver types no character of two code units; the answer brings one there, too.
  const written = visit.engine === 'WebKitGTK' ? awkward.replace(/\p{Extended_Pictographic}/u, '!') : awkward;
  const { conversation, parts } = await visit.say(written);
  expect(parts, 'what the operator reads').toEqual([{ kind: 'text', text: written }]);
  const visitor = await visit.house.until('the cart', ({ visitors }) => {
    const known = visitors.get(conversation);
    return known?.context.cart ? known : undefined;
  });
  expect(visitor.context.cart, 'the cart beside it').toEqual(cart);
  await visit.answer({ kind: 'text', text: `To “${awkward}”` });
  await expectNoReport(visit);
}

/**
 * A word and a cart with a list in it travel to the operator, and his answer back, to the letter. The page hears
 * nothing of it, has one name more than without us, and the natives that it had.
 */
export async function talkUnharmed(visit: Visit): Promise<void> {
  await keepNatives(visit, () => talk(visit));
}
