import { describe, expect, test } from 'vitest';
import { createWorld } from '../test/createWorld.js';
import { openShop } from '../test/openShop.js';
import { sampleRule } from '../test/sampleRule.js';

const often = { limits: { perVisitor: { max: 9, per: 'visit' } } };
const open = (when: object, touch = false) => {
  const world = createWorld();
  const shop = openShop(world.tab({ touch }), [sampleRule({ when, ...often })]);
  /** How often the rule has spoken; each prompt is answered at once. */
  const heard = async (): Promise<number> => {
    await world.pass(60);
    shop.triggers.report('rescue', 'engaged');
    return shop.shown.length;
  };
  return { world, shop, tab: shop.tab, heard };
};

describe('idle', () => {
  test('after so many quiet seconds, not before, and again after an activity', async () => {
    const { world, tab, heard } = open({ signal: 'idle', seconds: 45 });
    await world.pass(40_000);
    tab.move();
    await world.pass(44_000);
    expect(await heard()).toBe(0);
    await world.pass(1000);
    expect(await heard()).toBe(1);
    await world.pass(100_000);
    expect(await heard()).toBe(1);
    tab.move();
    await world.pass(45_000);
    expect(await heard()).toBe(2);
  });

  test('being away is not hesitating', async () => {
    const { world, tab, heard } = open({ signal: 'idle', seconds: 45 });
    tab.hide(true);
    await world.pass(60_000);
    tab.hide(false);
    expect(await heard()).toBe(0);
    await world.pass(45_000);
    expect(await heard()).toBe(1);
  });
});

describe('exitIntent', () => {
  test('through the top only, after two seconds', async () => {
    const { world, tab, shop, heard } = open({ signal: 'exitIntent' });
    await world.pass(1500);
    tab.leave();
    expect(await heard()).toBe(0);
    expect(await shop.reason()).toBe('notYet');
    await world.pass(1000);
    const { document, MouseEvent } = tab.window as Window & typeof globalThis;
    document.dispatchEvent(new MouseEvent('mouseout', { clientY: 300 }));
    document.dispatchEvent(new MouseEvent('mouseout', { clientY: -1, relatedTarget: document.body }));
    expect(await heard()).toBe(0);
    tab.leave();
    expect(await heard()).toBe(1);
  });

  test('each rule has its own floor', async () => {
    const { world, tab, heard } = open({ signal: 'exitIntent', afterSeconds: 0 });
    tab.leave();
    expect(await heard()).toBe(1);
    await world.pass(10);
  });

  test('on touch: hidden and back', async () => {
    const { world, tab, heard } = open({ signal: 'exitIntent' }, true);
    await world.pass(3000);
    tab.leave();
    tab.hide(true);
    expect(await heard()).toBe(0);
    tab.hide(false);
    expect(await heard()).toBe(1);
  });

  test('on touch: a fast scroll up, not a slow one', async () => {
    const { world, tab, heard } = open({ signal: 'exitIntent' }, true);
    const scroll = async (from: number, to: number, ms: number) => {
      for (let step = 0; step <= 8; step++) {
        tab.scroll(from + ((to - from) * step) / 8);
        await world.pass(ms / 8);
      }
    };
    Object.assign(tab.window, { innerHeight: 800 });
    await world.pass(3000);
    await scroll(0, 3000, 200);
    await scroll(3000, 1000, 4000);
    expect(await heard()).toBe(0);
    await scroll(1000, 3000, 200);
    await scroll(3000, 2000, 250);
    expect(await heard()).toBe(1);
  });
});

describe('dwell', () => {
  test('on the page, from its opening and again on the next page of an app', async () => {
    const { world, shop, heard } = open({ signal: 'dwell', on: 'page', seconds: 30 });
    shop.triggers.context({ page: { url: 'https://shop.example/a' } });
    await world.pass(29_000);
    expect(await heard()).toBe(0);
    await world.pass(1000);
    expect(await heard()).toBe(1);
    shop.triggers.context({ page: { url: 'https://shop.example/b' } });
    await world.pass(29_000);
    expect(await heard()).toBe(1);
    await world.pass(1000);
    expect(await heard()).toBe(2);
  });

  test('on the site, over several pages', async () => {
    const { world, shop, heard } = open({ signal: 'dwell', on: 'site', seconds: 30 });
    await world.pass(20_000);
    expect(await heard()).toBe(0);
    shop.triggers.destroy();
    const next = openShop(world.tab(), [sampleRule({ when: { signal: 'dwell', on: 'site', seconds: 30 } })]);
    await world.pass(11_000);
    expect(next.shown).toEqual(['rescue']);
  });

  test('in a hidden tab it waits until the visitor looks', async () => {
    const { world, tab, heard } = open({ signal: 'dwell', on: 'page', seconds: 30 });
    tab.hide(true);
    await world.pass(60_000);
    expect(await heard()).toBe(0);
    tab.hide(false);
    expect(await heard()).toBe(1);
    tab.hide(true);
    tab.hide(false);
    expect(await heard()).toBe(1);
  });
});

describe('cartChanged and custom', () => {
  const cart = (amount: number, title = 'Robe') => ({
    cart: { total: { amount, currency: 'EUR' }, lines: [{ sku: 'a', quantity: 1, title }] },
  });

  test('a cart that changes, not the first one and not the same one in other words', async () => {
    const { shop, heard } = open({ signal: 'cartChanged' });
    shop.triggers.context(cart(100));
    shop.triggers.context(cart(100, 'Платье'));
    expect(await heard()).toBe(0);
    shop.triggers.context(cart(200));
    expect(await heard()).toBe(1);
  });

  test('across a reload too, and its age goes on', async () => {
    const { world, shop } = open({ signal: 'cartChanged' });
    shop.triggers.context(cart(100));
    shop.triggers.destroy();
    await world.pass(20_000);
    const next = openShop(world.tab(), [
      sampleRule({
        when: { signal: 'custom', name: 'look' },
        if: { fact: 'cart.age', op: 'between', value: [20, 21] },
      }),
    ]);
    next.triggers.context(cart(100));
    next.triggers.signal('look');
    await world.pass(100);
    expect(next.shown).toEqual(['rescue']);
  });

  test('a signal of the shop by its name, its data in the trace', async () => {
    const { shop, heard } = open({ signal: 'custom', name: 'couponFailed' });
    shop.triggers.signal('other');
    expect(await heard()).toBe(0);
    shop.triggers.signal('couponFailed', { code: 'LILAS' });
    expect(await heard()).toBe(1);
    expect((await shop.last())?.signal).toMatchObject({ data: { code: 'LILAS' } });
  });
});
