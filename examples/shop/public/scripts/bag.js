import { onCartChange, readCart, setQuantity, sums } from './cart.js';
import { element } from './element.js';
import { startPage } from './page.js';
import { sumRows } from './summary.js';
import { language, money, say } from './words.js';

startPage('cart');

const place = document.querySelector('[data-bag]');

function line({ product, size, quantity }) {
  const url = `/product.html?sku=${product.sku}`;
  const title = product.title[language];
  return element(
    'li',
    { class: 'line' },
    element(
      'a',
      { href: url, tabindex: '-1', 'aria-hidden': 'true' },
      element('img', { src: `/pictures/${product.picture}.svg`, alt: '', width: 400, height: 500 }),
    ),
    element(
      'div',
      { class: 'line-words' },
      element('h2', {}, element('a', { href: url }, title)),
      element(
        'p',
        { class: 'quiet' },
        [product.colour[language], product.sizes.length > 1 && say('bag.size', { size })]
          .filter(Boolean)
          .join(' · '),
      ),
      element(
        'div',
        { class: 'line-tools' },
        element(
          'label',
          {},
          element('span', { class: 'hidden-words' }, `${say('bag.quantity')}: ${title}`),
          element(
            'select',
            {
              onchange(event) {
                setQuantity(product.sku, size, Number(event.target.value));
              },
            },
            ...Array.from({ length: 9 }, (_, index) =>
              element('option', { value: index + 1, selected: index + 1 === quantity }, String(index + 1)),
            ),
          ),
        ),
        element(
          'button',
          {
            class: 'plain',
            type: 'button',
            'aria-label': say('bag.removeWhat', { title }),
            onclick() {
              setQuantity(product.sku, size, 0);
              document.querySelector('#main').focus();
            },
          },
          say('bag.remove'),
        ),
      ),
    ),
    element('p', { class: 'line-price' }, money(product.price * quantity)),
  );
}

function show() {
  const lines = readCart();
  const { untilFree } = sums();
  place.replaceChildren(
    ...(lines.length
      ? [
          element('ul', { class: 'lines' }, ...lines.map(line)),
          element(
            'aside',
            { class: 'summary' },
            element(
              'p',
              { class: 'until-free', role: 'status' },
              untilFree ? say('bag.untilFree', { sum: money(untilFree) }) : say('bag.isFree'),
            ),
            sumRows(),
            element('a', { class: 'button wide', href: '/checkout.html' }, say('bag.checkout')),
          ),
        ]
      : [
          element(
            'div',
            { class: 'empty' },
            element('p', { class: 'lead' }, say('bag.empty')),
            element('a', { class: 'button', href: '/' }, say('bag.start')),
          ),
        ]),
  );
}

show();
onCartChange(show);
