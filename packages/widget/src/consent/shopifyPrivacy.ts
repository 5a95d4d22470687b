import type { Signal } from './signal.js';

interface Privacy {
  preferencesProcessingAllowed(): boolean;
  analyticsProcessingAllowed(): boolean;
  currentVisitorConsent(): { readonly preferences?: string; readonly analytics?: string };
}
interface Shopify {
  readonly customerPrivacy?: Partial<Privacy>;
  loadFeatures?(features: readonly object[], done: (error?: unknown) => void): void;
}

/**
 * Shopify's Customer Privacy API (shopify.dev/docs/api/customer-privacy): asked for as the page is told to, and again
 * after each `visitorConsentCollected`.
 *
 * Granted: preferences and analytics may be processed. Denied: the visitor has said no to preferences.
 */
export function shopifyPrivacy(changed: () => void): Signal {
  const shop = (window as { Shopify?: Shopify }).Shopify;
  const privacy = (): Partial<Privacy> | undefined => shop?.customerPrivacy;
  if (!privacy()) shop?.loadFeatures?.([{ name: 'consent-tracking-api', version: '0.1' }], changed);
  document.addEventListener('visitorConsentCollected', changed);
  return {
    isThere: () => Boolean(shop?.loadFeatures || privacy()),
    answer() {
      const asked = privacy();
      if (asked?.currentVisitorConsent?.().preferences === 'no') return 'denied';
      const isAllowed = asked?.preferencesProcessingAllowed?.() && asked.analyticsProcessingAllowed?.();
      return isAllowed ? 'granted' : 'on-open';
    },
    stop: () => document.removeEventListener('visitorConsentCollected', changed),
  };
}
