// @vitest-environment happy-dom
import type { Consent } from '@comptoir/core';
import { afterEach, describe, expect, test } from 'vitest';
import { followSignals } from './followSignals.js';
import { strictest } from './strictest.js';

const page = window as unknown as Record<string, unknown>;
let stop: (() => void) | undefined;

afterEach(() => {
  stop?.();
  for (const name of ['dataLayer', '__tcfapi', 'Shopify']) delete page[name];
  Reflect.deleteProperty(navigator, 'globalPrivacyControl');
});

/** Everything that was told, and what is told from now on. */
function follow(): Consent[] {
  const told: Consent[] = [];
  stop = followSignals((consent) => told.push(consent));
  return told;
}

/** As the tag of developers.google.com/tag-platform/security/guides/consent defines it. */
function useGoogle(): (...values: unknown[]) => void {
  const layer: unknown[] = [];
  page.dataLayer = layer;
  return function gtag() {
    // biome-ignore lint/complexity/noArguments: what the documented snippet pushes is `arguments` itself.
    layer.push(arguments);
  };
}

/** As "CMP API v2" of the Transparency and Consent Framework has it: calls back at once and after each change. */
function useFramework() {
  const listeners = new Map<number, (told: object, isRight: boolean) => void>();
  let told: object = { eventStatus: 'cmpuishown', gdprApplies: true, purpose: { consents: {} } };
  page.__tcfapi = (
    command: string,
    version: number,
    callback: (told: object, isRight: boolean) => void,
    id?: number,
  ) => {
    expect(version).toBe(2);
    if (command === 'removeEventListener') callback({}, listeners.delete(id ?? -1));
    else {
      const listenerId = listeners.size + 1;
      listeners.set(listenerId, callback);
      callback({ ...told, listenerId }, true);
    }
  };
  return {
    listeners,
    say: (next: object) => {
      told = next;
      for (const [listenerId, callback] of listeners) callback({ ...told, listenerId }, true);
    },
  };
}

const chosen = (...purposes: number[]) => ({
  eventStatus: 'useractioncomplete',
  gdprApplies: true,
  purpose: { consents: Object.fromEntries(purposes.map((purpose) => [purpose, true])) },
});

/** As shopify.dev/docs/api/customer-privacy has it: the interface comes with `loadFeatures`. */
function useShopify() {
  let consent = { preferences: '', analytics: '' };
  const customerPrivacy = {
    preferencesProcessingAllowed: () => consent.preferences === 'yes',
    analyticsProcessingAllowed: () => consent.analytics === 'yes',
    currentVisitorConsent: () => consent,
  };
  const shop: Record<string, unknown> = {
    loadFeatures: (_: unknown, done: () => void) => {
      shop.customerPrivacy = customerPrivacy;
      done();
    },
  };
  page.Shopify = shop;
  return (preferences: string, analytics: string) => {
    consent = { preferences, analytics };
    document.dispatchEvent(new Event('visitorConsentCollected'));
  };
}

describe('the page without a consent tool', () => {
  test('waits for the visitor to open the chat', () => expect(follow()).toEqual(['on-open']));
});

describe('Google Consent Mode', () => {
  test('an update grants, and one denies, while the page is open', async () => {
    const gtag = useGoogle();
    gtag('consent', 'default', { analytics_storage: 'denied', functionality_storage: 'denied' });
    const told = follow();
    expect(told).toEqual(['on-open']);
    gtag('event', 'page_view');
    gtag('consent', 'update', { analytics_storage: 'granted', functionality_storage: 'granted' });
    await Promise.resolve();
    gtag('consent', 'update', { functionality_storage: 'denied' });
    await Promise.resolve();
    expect(told).toEqual(['on-open', 'granted', 'denied']);
  });

  test('what was refused before the counter came counts', () => {
    const gtag = useGoogle();
    gtag('consent', 'update', { analytics_storage: 'denied', ad_storage: 'denied' });
    expect(follow()).toEqual(['denied']);
  });

  test('analytics alone refused leaves the chat its storage once it is opened', () => {
    const gtag = useGoogle();
    gtag('consent', 'update', { analytics_storage: 'denied', functionality_storage: 'granted' });
    expect(follow()).toEqual(['on-open']);
  });

  test('a default for some regions takes away and does not give', () => {
    const gtag = useGoogle();
    gtag('consent', 'default', { analytics_storage: 'granted' });
    gtag('consent', 'default', { analytics_storage: 'denied', region: ['DE'] });
    expect(follow()).toEqual(['on-open']);
    stop?.();
    const other = useGoogle();
    other('consent', 'default', { analytics_storage: 'granted', region: ['US'] });
    expect(follow()).toEqual(['on-open']);
  });

  test('its list is the page’s own again afterwards', () => {
    useGoogle();
    const { push } = page.dataLayer as unknown[];
    follow();
    expect((page.dataLayer as unknown[]).push).not.toBe(push);
    stop?.();
    expect((page.dataLayer as unknown[]).push).toBe(push);
  });
});

describe('the Transparency and Consent Framework', () => {
  test('purposes 1, 5 and 6 grant; without 1 it is denied; it is left', async () => {
    const framework = useFramework();
    const told = follow();
    for (const purposes of [[1, 5, 6], [1, 5], [], [1, 2, 3, 4, 5, 6]]) {
      framework.say(chosen(...purposes));
      await Promise.resolve();
    }
    expect(told).toEqual(['on-open', 'granted', 'on-open', 'denied', 'granted']);
    stop?.();
    expect(framework.listeners.size).toBe(0);
  });

  test('a platform that comes after its stub is heard, and left', async () => {
    const kept: unknown[][] = [];
    page.__tcfapi = (...call: unknown[]) => kept.push(call);
    const told = follow();
    const framework = useFramework();
    for (const call of kept) (page.__tcfapi as (...values: unknown[]) => void)(...call);
    framework.say(chosen(1, 5, 6));
    await Promise.resolve();
    expect(told).toEqual(['on-open', 'granted']);
    stop?.();
    expect(framework.listeners.size).toBe(0);
  });

  test('where the GDPR does not apply it has no say', async () => {
    const framework = useFramework();
    const gtag = useGoogle();
    gtag('consent', 'default', { analytics_storage: 'granted' });
    const told = follow();
    framework.say({ eventStatus: 'tcloaded', gdprApplies: false });
    await Promise.resolve();
    expect(told).toEqual(['on-open', 'granted']);
  });
});

describe('Shopify', () => {
  test('preferences and analytics grant, a no to preferences denies', async () => {
    const collect = useShopify();
    const told = follow();
    for (const [preferences, analytics] of [
      ['yes', 'yes'],
      ['yes', 'no'],
      ['no', 'no'],
    ] as const) {
      collect(preferences, analytics);
      await Promise.resolve();
    }
    expect(told).toEqual(['on-open', 'granted', 'on-open', 'denied']);
  });
});

describe('several at once', () => {
  test('the strictest wins', async () => {
    const collect = useShopify();
    const gtag = useGoogle();
    gtag('consent', 'update', { analytics_storage: 'granted' });
    const told = follow();
    collect('yes', 'yes');
    await Promise.resolve();
    gtag('consent', 'update', { functionality_storage: 'denied' });
    await Promise.resolve();
    expect(told).toEqual(['on-open', 'granted', 'denied']);
    expect(strictest(['granted', 'on-open', 'granted'])).toBe('on-open');
  });

  test('Global Privacy Control allows no more than opening the chat, whatever others say', () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
    const gtag = useGoogle();
    gtag('consent', 'update', { analytics_storage: 'granted', functionality_storage: 'granted' });
    expect(follow()).toEqual(['on-open']);
  });

  test('a tool that throws grants nothing', () => {
    page.__tcfapi = () => {
      throw new Error('by the test');
    };
    const gtag = useGoogle();
    gtag('consent', 'update', { analytics_storage: 'granted' });
    expect(follow()).toEqual(['on-open']);
  });
});
