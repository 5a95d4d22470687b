import { cartForChat, onCartChange, sums } from './cart.js';
import { language, say } from './words.js';

/** What every page does; `title` replaces the page's own: speaks the visitor's language, counts the bag, and tells the chat where he is. */
export function startPage(type, title) {
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = say(node.dataset.word);
  if (title) document.title = title;
  for (const node of document.querySelectorAll('[data-label]'))
    node.setAttribute('aria-label', say(node.dataset.label));
  for (const link of document.querySelectorAll('[data-language]')) {
    const url = new URL(location.href);
    url.searchParams.set('lang', link.dataset.language);
    link.href = url.href;
    if (link.dataset.language === language) link.setAttribute('aria-current', 'true');
  }
  for (const link of document.querySelectorAll('.top-nav a'))
    if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
  const count = () => {
    for (const node of document.querySelectorAll('[data-bag-count]')) node.textContent = sums().count || '';
  };
  count();
  onCartChange(() => {
    count();
    comptoir('context', { cart: cartForChat() });
  });
  tellPage(type);
}

/** Tells the chat what kind of page this is now. */
export function tellPage(type) {
  const { href, pathname, searchParams, origin } = new URL(location.href);
  searchParams.delete('lang');
  const query = searchParams.toString();
  comptoir('context', {
    page: { type, title: document.title, url: query ? `${origin}${pathname}?${query}` : href.split('?')[0] },
    cart: cartForChat(),
  });
}
