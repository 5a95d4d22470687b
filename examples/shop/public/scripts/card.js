import { element } from './element.js';
import { language, money } from './words.js';

/** A product as it stands in a list: one link, one picture, name and price. */
export function card(product, eager = false) {
  const picture = element('img', {
    src: `/pictures/${product.picture}.svg`,
    alt: product.alt[language],
    width: 400,
    height: 500,
    loading: eager ? 'eager' : 'lazy',
  });
  return element(
    'li',
    {},
    element(
      'a',
      { class: 'card', href: `/product.html?sku=${product.sku}` },
      picture,
      element('span', { class: 'card-title' }, product.title[language]),
      element('span', { class: 'card-colour' }, product.colour[language]),
      element('span', { class: 'card-price' }, money(product.price)),
    ),
  );
}
