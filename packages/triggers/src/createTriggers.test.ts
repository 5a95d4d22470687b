import { describe, expect, test } from 'vitest';
import { createWorld } from '../test/createWorld.js';
import { openShop } from '../test/openShop.js';
import { sampleRule } from '../test/sampleRule.js';

const hour = 3_600_000;
const rich = { cart: { total: { amount: 20_000, currency: 'EUR' } } };
const dear = { fact: 'cart.total', op: 'gte', value: { amount: 15_000, currency: 'EUR' } };
const often = { perVisitor: { max: 9, per: 'visit' } };

describe('1 · an unknown fact never fires; an unknown word costs one rule', () => {
  test('the rule waits until the cart is known', async () => {
    const world = createWorld();
    const shop = openShop(world.tab(), [sampleRule({ if: dear })]);
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(100);
    expect(shop.shown).toEqual([]);
    expect(await shop.reason()).toBe('conditionUnknown');
    shop.triggers.context(rich);
    shop.tab.leave();
    await world.pass(100);
    expect(shop.shown).toEqual(['rescue']);
  });

  test('a rule with an unknown word is off and reported, the other one works', async () => {
    const world = createWorld();
    const shop = openShop(world.tab(), [
      sampleRule({ id: 'wrong', if: { fact: 'cart.smell', op: 'is', value: 'lilac' } }),
      sampleRule(),
    ]);
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(100);
    expect(shop.shown).toEqual(['rescue']);
    expect(shop.problems).toEqual(['rules[0].if.fact: expected a known fact, got cart.smell']);
    expect((await shop.triggers.explain()).problems[0]).toMatchObject({ ruleId: 'wrong' });
  });

  test('whatever the page hands over, nothing throws and mistakes are told once', () => {
    const shop = openShop(createWorld().tab());
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    for (const junk of [
      undefined,
      null,
      5,
      'cart',
      [],
      cyclic,
      { cart: 5 },
      { cart: { total: 150 } },
      { cart: cyclic },
    ])
      shop.triggers.context(junk as never);
    shop.triggers.context({ cart: { total: 150 } } as never);
    expect(shop.problems).toEqual([
      'cart: expected an object, got 5',
      'cart.total: expected a usable money, got 150',
    ]);
  });
});

describe('2 · true at the signal and again at the display', () => {
  test('a cart that empties while the tabs agree is seen', async () => {
    const world = createWorld();
    const shop = openShop(world.tab(), [sampleRule({ if: dear })]);
    shop.triggers.context(rich);
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(10);
    shop.triggers.context({ cart: { total: { amount: 0, currency: 'EUR' } } });
    await world.pass(100);
    expect(shop.shown).toEqual([]);
    expect(await shop.reason()).toBe('conditionFalse');
  });

  test('a field that gets the caret meanwhile keeps the prompt away', async () => {
    const world = createWorld();
    const shop = openShop(world.tab());
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(10);
    const field = shop.tab.window.document.createElement('textarea');
    shop.tab.window.document.body.append(field);
    field.focus();
    await world.pass(100);
    expect(shop.shown).toEqual([]);
    expect(await shop.reason()).toBe('typing');
  });
});

describe('3 · unless withdraws', () => {
  const rule = sampleRule({
    unless: [{ signal: 'purchase' }, { signal: 'chatStarted' }, { signal: 'custom', name: 'helped' }],
  });

  test.each(['purchase', 'helped'])('%s takes the prompt off the screen', async (name) => {
    const world = createWorld();
    const shop = openShop(world.tab(), [rule]);
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(100);
    shop.triggers.signal('something else');
    expect(shop.withdrawn).toEqual([]);
    shop.triggers.signal(name);
    expect(shop.withdrawn).toEqual(['rescue']);
    shop.triggers.signal(name);
    expect(shop.withdrawn).toEqual(['rescue']);
  });

  test('a chat that starts in another tab does so too', async () => {
    const world = createWorld();
    const [one, two] = [openShop(world.tab(), [rule]), openShop(world.tab(), [rule])];
    await world.pass(3000);
    one.tab.leave();
    await world.pass(100);
    two.triggers.set({ 'chat.active': true });
    await world.pass(100);
    expect(one.withdrawn).toEqual(['rescue']);
  });

  test('it also calls off a prompt that is about to come', async () => {
    const world = createWorld();
    const shop = openShop(world.tab(), [rule]);
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(10);
    shop.triggers.signal('purchase');
    await world.pass(100);
    expect(shop.shown).toEqual([]);
    expect(await shop.reason()).toBe('withdrawn');
  });
});

describe('4 · one at a time, in a good moment, within the budget', () => {
  test('the highest priority speaks and the loser knows why', async () => {
    const world = createWorld();
    const shop = openShop(world.tab(), [sampleRule({ id: 'low' }), sampleRule({ id: 'high', priority: 5 })]);
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(100);
    expect(shop.shown).toEqual(['high']);
    expect(await shop.reason('low')).toBe('outranked');
    shop.tab.leave();
    await world.pass(100);
    expect(shop.shown).toEqual(['high']);
    expect(await shop.reason('low')).toBe('onScreen');
  });

  test('two signals at once show one prompt', async () => {
    const world = createWorld();
    const shop = openShop(world.tab(), [
      sampleRule(),
      sampleRule({ id: 'other', when: { signal: 'custom', name: 'x' } }),
    ]);
    await world.pass(3000);
    shop.tab.leave();
    shop.triggers.signal('x');
    await world.pass(500);
    expect(shop.shown).toHaveLength(1);
  });

  test.each([
    ['typing', 'input', {}],
    ['typing', 'div', { contenteditable: 'true', tabindex: '0' }],
    [undefined, 'input', { type: 'checkbox' }],
  ] as const)('%s with the caret in %s %o', async (reason, name, attributes) => {
    const world = createWorld();
    const shop = openShop(world.tab());
    const field = shop.tab.window.document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) field.setAttribute(key, value);
    shop.tab.window.document.body.append(field);
    field.focus();
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(100);
    expect(await shop.reason()).toBe(reason);
    expect(shop.shown).toHaveLength(reason ? 0 : 1);
  });

  test('not into an open dialog, but a hidden one does not matter', async () => {
    const world = createWorld();
    const shop = openShop(world.tab());
    const dialog = shop.tab.window.document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    shop.tab.window.document.body.append(dialog);
    let visible = true;
    dialog.checkVisibility = () => visible;
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(100);
    expect(await shop.reason()).toBe('dialog');
    visible = false;
    shop.tab.leave();
    await world.pass(100);
    expect(shop.shown).toEqual(['rescue']);
  });

  test('not in a hidden tab, an open chat, a running conversation or a payment step', async () => {
    const world = createWorld();
    const shop = openShop(world.tab());
    const attempt = async () => {
      shop.tab.leave();
      await world.pass(100);
      return shop.reason();
    };
    await world.pass(3000);
    shop.tab.hide(true);
    expect(await attempt()).toBe('hidden');
    shop.tab.hide(false);
    shop.triggers.set({ 'chat.open': true });
    expect(await attempt()).toBe('chatOpen');
    shop.triggers.set({ 'chat.open': false, 'chat.active': true });
    expect(await attempt()).toBe('chatOpen');
    shop.triggers.set({ 'chat.active': false });
    shop.triggers.context({ page: { type: 'Payment' } });
    expect(await attempt()).toBe('payment');
    expect(shop.shown).toEqual([]);
    shop.triggers.context({ page: { type: 'cart' } });
    await attempt();
    expect(shop.shown).toEqual(['rescue']);
    shop.triggers.context({ page: { type: 'payment' } });
    expect(shop.withdrawn).toEqual(['rescue']);
  });

  test('a rating or a greeting of the widget uses up the same budget', async () => {
    const world = createWorld();
    const shop = openShop(world.tab(), [sampleRule()], { set: { budget: { perVisit: 1, gapSeconds: 0 } } });
    shop.triggers.report('rating', 'shown');
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(100);
    expect(await shop.reason()).toBe('visitBudget');
  });

  test('gap, day and the wait after a dismissal each hold, and each ends', async () => {
    const world = createWorld();
    const rules = [sampleRule({ limits: often })];
    const shop = openShop(world.tab(), rules, {
      set: { budget: { perVisit: 9, perDay: 2, gapSeconds: 60, afterDismissHours: 2 } },
    });
    const attempt = async () => {
      shop.tab.leave();
      await world.pass(100);
      return (await shop.reason()) ?? 'shown';
    };
    await world.pass(3000);
    expect(await attempt()).toBe('shown');
    shop.triggers.report('rescue', 'engaged');
    expect(await attempt()).toBe('gap');
    await world.pass(60_000);
    expect(await attempt()).toBe('shown');
    shop.triggers.report('rescue', 'dismissed');
    await world.pass(61_000);
    expect(await attempt()).toBe('dayBudget');
    await world.pass(25 * hour);
    expect(await attempt()).toBe('shown');
    shop.triggers.report('rescue', 'dismissed');
    await world.pass(hour);
    expect(await attempt()).toBe('afterDismissal');
    await world.pass(hour);
    expect(await attempt()).toBe('shown');
  });

  test('reporting the prompt that is on the screen does not count it twice', async () => {
    const world = createWorld();
    const shop = openShop(world.tab(), [sampleRule({ limits: { perVisitor: { max: 2, per: 'ever' } } })]);
    await world.pass(3000);
    for (let i = 0; i < 3; i++) {
      shop.tab.leave();
      await world.pass(100);
      if (i < 2) shop.triggers.report('rescue', 'shown');
      if (i < 2) shop.triggers.report('rescue', 'engaged');
    }
    expect(shop.shown).toHaveLength(2);
    expect(await shop.reason()).toBe('capped');
  });
});

describe('5 · tabs and reloads', () => {
  const leaveBoth = async (options: Parameters<typeof createWorld>[0], keep: 'local' | 'tab' | 'memory') => {
    const world = createWorld(options);
    const shops = [openShop(world.tab(), undefined, { keep }), openShop(world.tab(), undefined, { keep })];
    await world.pass(3000);
    for (const { tab } of shops) tab.leave();
    await world.pass(500);
    return { world, shops, shown: shops.flatMap(({ shown }) => shown) };
  };

  test.each([
    ['locks, storage and a line', { locks: true }, 'local'],
    ['a line only', { locks: false }, 'memory'],
    ['a slow line only', { locks: false, latency: 40 }, 'tab'],
    ['locks and storage only', { locks: true, broadcast: false }, 'local'],
  ] as const)('of two tabs in a race one speaks, with %s', async (_, options, keep) => {
    for (let seed = 1; seed <= 10; seed++)
      expect((await leaveBoth({ ...options, seed }, keep)).shown, `seed ${seed}`).toEqual(['rescue']);
  });

  test('a tab that comes later stays silent, in this visit and while the prompt stands', async () => {
    const { world, shops } = await leaveBoth({}, 'tab');
    const third = openShop(world.tab(), [sampleRule({ limits: often })], { keep: 'tab' });
    await world.pass(3000);
    third.tab.leave();
    await world.pass(200);
    expect(await third.reason()).toBe('otherTab');
    for (const shop of shops) shop.triggers.destroy();
    await world.pass(20);
    third.tab.leave();
    await world.pass(200);
    expect(third.shown).toEqual(['rescue']);
  });

  test.each(['local', 'tab'] as const)('caps survive a reload, kept in %s', async (keep) => {
    const world = createWorld();
    const session = new Map<string, string>();
    for (const expected of [['rescue'], []]) {
      const shop = openShop(world.tab({ session }), undefined, { keep });
      await world.pass(3000);
      shop.tab.leave();
      await world.pass(100);
      expect(shop.shown).toEqual(expected);
      shop.triggers.destroy();
    }
    expect([world.storage.size, session.size]).toEqual(keep === 'local' ? [1, 0] : [0, 1]);
  });

  test('a dismissal counts in the next visit, a cap per visit does not', async () => {
    const world = createWorld();
    const rule = sampleRule({ limits: { perVisitor: { max: 1, per: 'visit' }, stopAfter: ['dismissed'] } });
    const visit = async (dismiss: boolean) => {
      const shop = openShop(world.tab(), [rule]);
      await world.pass(3000);
      shop.tab.leave();
      await world.pass(100);
      const reason = await shop.reason();
      if (dismiss) shop.triggers.report('rescue', 'dismissed');
      shop.triggers.destroy();
      await world.pass(hour);
      return reason ?? 'shown';
    };
    expect([await visit(false), await visit(true), await visit(false)]).toEqual([
      'shown',
      'shown',
      'stopped',
    ]);
  });

  test('two tabs that cannot talk do not overwrite what the other has stored', async () => {
    const world = createWorld({ broadcast: false });
    const [one, two] = [openShop(world.tab()), openShop(world.tab())];
    one.triggers.report('rating', 'shown');
    two.triggers.report('greeting', 'shown');
    await world.pass(10);
    const stored = [...world.storage.values()].join();
    expect([stored.includes('rating'), stored.includes('greeting')]).toEqual([true, true]);
  });

  test('a broken storage costs nothing but the memory', async () => {
    const world = createWorld({ broken: true });
    const shop = openShop(world.tab());
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(100);
    shop.triggers.report('rescue', 'dismissed');
    shop.tab.leave();
    await world.pass(100);
    expect(shop.shown).toEqual(['rescue']);
    expect(await shop.reason()).toBe('capped');
  });

  test('withdrawn consent moves the history and wipes the place before', async () => {
    const world = createWorld();
    const tab = world.tab();
    const shop = openShop(tab);
    shop.triggers.keep('tab');
    expect([world.storage.size, tab.session.size]).toEqual([0, 1]);
    shop.triggers.keep('memory');
    expect([world.storage.size, tab.session.size]).toEqual([0, 0]);
    shop.triggers.signal('x');
    expect([world.storage.size, tab.session.size]).toEqual([0, 0]);
  });

  test('the page gives its line back for the back-forward cache', async () => {
    const world = createWorld();
    const [one, two] = [openShop(world.tab()), openShop(world.tab(), [sampleRule({ limits: often })])];
    await world.pass(3000);
    one.tab.leave();
    await world.pass(100);
    one.tab.tell('pagehide');
    await world.pass(20);
    two.tab.leave();
    await world.pass(100);
    expect(two.shown).toEqual(['rescue']);
    one.tab.tell('pageshow');
    await world.pass(100);
    two.triggers.report('rescue', 'dismissed');
    two.tab.leave();
    await world.pass(100);
    expect(await two.reason()).toBe('otherTab');
  });
});

describe('10 · no listener that no rule needs, and none left behind', () => {
  const lines = 2; // pagehide and pageshow

  test.each([
    ['cartChanged', [{ signal: 'cartChanged' }], 0],
    ['custom', [{ signal: 'custom', name: 'x' }], 0],
    ['exitIntent, twice', [{ signal: 'exitIntent' }, { signal: 'exitIntent', afterSeconds: 9 }], 1],
    [
      'idle, twice the same',
      [
        { signal: 'idle', seconds: 9 },
        { signal: 'idle', seconds: 9 },
      ],
      6,
    ],
    ['dwell', [{ signal: 'dwell', on: 'page', seconds: 9 }], 0],
  ])('%s', async (_, whens, expected) => {
    const world = createWorld();
    const tab = world.tab();
    const shop = openShop(
      tab,
      whens.map((when, index) => sampleRule({ id: `r${index}`, when })),
    );
    expect(tab.listeners()).toBe(lines + expected);
    shop.triggers.destroy();
    shop.triggers.destroy();
    expect(tab.listeners()).toBe(0);
    await world.pass(10);
    expect(world.timers()).toBe(0);
  });

  test('a draft listens to nothing', () => {
    const tab = createWorld().tab();
    openShop(tab, [sampleRule({ status: 'draft' })]);
    expect(tab.listeners()).toBe(lines);
  });

  test('destroy takes the prompt off the screen and ends a wait', async () => {
    const world = createWorld();
    const shop = openShop(world.tab());
    await world.pass(3000);
    shop.tab.leave();
    await world.pass(100);
    shop.triggers.destroy();
    expect(shop.withdrawn).toEqual(['rescue']);
    const late = openShop(world.tab(), [sampleRule({ id: 'late' })]);
    await world.pass(3000);
    late.tab.leave();
    await world.pass(10);
    late.triggers.destroy();
    await world.pass(100);
    expect(late.shown).toEqual([]);
    expect(world.timers()).toBe(0);
  });
});
