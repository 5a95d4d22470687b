// shopify.dev/docs/api/customer-privacy: the interface comes with `loadFeatures`, a banner says the choice with
// `setTrackingConsent`, and the page hears `visitorConsentCollected`. The choice is kept for the next page.
const read = () => localStorage.getItem('shop_consent') ?? '';
const isAllowed = () => read() === 'yes';
const customerPrivacy = {
  currentVisitorConsent: () => ({
    marketing: read(),
    analytics: read(),
    preferences: read(),
    sale_of_data: read(),
  }),
  preferencesProcessingAllowed: isAllowed,
  analyticsProcessingAllowed: isAllowed,
  marketingAllowed: isAllowed,
  saleOfDataAllowed: isAllowed,
  setTrackingConsent({ preferences }, done) {
    localStorage.setItem('shop_consent', preferences ? 'yes' : 'no');
    const detail = {
      marketingAllowed: isAllowed(),
      saleOfDataAllowed: isAllowed(),
      analyticsAllowed: isAllowed(),
      preferencesAllowed: isAllowed(),
    };
    document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail }));
    done();
  },
};
window.Shopify = {
  loadFeatures(features, done) {
    if (!features.some(({ name }) => name === 'consent-tracking-api')) return done(new Error('unknown'));
    setTimeout(() => {
      Shopify.customerPrivacy = customerPrivacy;
      done();
    });
  },
};
addEventListener('click', ({ target }) => {
  if (!['accept', 'decline'].includes(target.id)) return;
  const isYes = target.id === 'accept';
  const say = () =>
    Shopify.customerPrivacy.setTrackingConsent(
      { marketing: isYes, analytics: isYes, preferences: isYes, sale_of_data: isYes },
      () => undefined,
    );
  if (Shopify.customerPrivacy) say();
  else Shopify.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], say);
});
