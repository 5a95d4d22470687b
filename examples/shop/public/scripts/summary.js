import { readCart, sums } from './cart.js';
import { element } from './element.js';
import { language, money, say } from './words.js';

/** The sums of the bag. */
export function sumRows() {
  const { goods, delivery, total } = sums();
  const row = (name, value, of) =>
    element('div', { class: of }, element('dt', {}, name), element('dd', {}, value));
  return element(
    'dl',
    { class: 'sums' },
    row(say('bag.sum'), money(goods)),
    row(say('bag.delivery'), delivery ? money(delivery) : say('bag.free')),
    row(say('bag.total'), money(total), 'total'),
  );
}

/** The bag in short: name, size and quantity of each line, then the sums. */
export function summary() {
  return [
    element(
      'ul',
      { class: 'short-lines' },
      ...readCart().map(({ product, size, quantity }) =>
        element(
          'li',
          {},
          element('img', { src: `/pictures/${product.picture}.svg`, alt: '', width: 48, height: 60 }),
          element(
            'span',
            {},
            product.title[language],
            element(
              'small',
              {},
              [product.sizes.length > 1 && say('bag.size', { size }), `× ${quantity}`]
                .filter(Boolean)
                .join(' · '),
            ),
          ),
          element('span', {}, money(product.price * quantity)),
        ),
      ),
    ),
    sumRows(),
  ];
}
