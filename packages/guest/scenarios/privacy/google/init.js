// The tag of developers.google.com/tag-platform/security/guides/consent: a default on every page before anything else,
// an update when the visitor chooses, and again on each page after that.
window.dataLayer = window.dataLayer || [];
function gtag() {
  // biome-ignore lint/complexity/noArguments: what the documented snippet pushes is `arguments` itself.
  dataLayer.push(arguments);
}
const kinds = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
];
const all = (value) => Object.fromEntries(kinds.map((kind) => [kind, value]));
gtag('consent', 'default', { ...all('denied'), wait_for_update: 500 });
gtag('js', new Date());
gtag('config', 'G-SHOP');
const chosen = localStorage.getItem('shop_consent');
if (chosen) gtag('consent', 'update', all(chosen));
addEventListener('click', ({ target }) => {
  const choice = { accept: 'granted', decline: 'denied' }[target.id];
  if (!choice) return;
  localStorage.setItem('shop_consent', choice);
  gtag('consent', 'update', all(choice));
});
