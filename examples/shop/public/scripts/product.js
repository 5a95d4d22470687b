import { card } from './card.js';
import { addToCart } from './cart.js';
import { findProduct, freeDeliveryFrom, products } from './catalog.js';
import { element } from './element.js';
import { startPage } from './page.js';
import { language, money, say } from './words.js';

const product = findProduct(new URLSearchParams(location.search).get('sku'));
const place = document.querySelector('[data-product]');

if (product) showProduct();
else
  place.replaceWith(
    element('h1', {}, say('product.missing')),
    element('p', { class: 'lead' }, say('product.missingText')),
  );

startPage('product', `${product ? product.title[language] : say('product.missing')} — Maison Lilas`);

function showProduct() {
  const status = element('p', { class: 'added', role: 'status' });
  const fact = (name, value) => element('div', {}, element('dt', {}, name), element('dd', {}, value));
  const oneSize = product.sizes.length === 1;
  const middle = product.sizes[Math.floor((product.sizes.length - 1) / 2)];
  const sizes = element(
    'fieldset',
    { class: 'sizes', hidden: oneSize },
    element('legend', {}, say('product.size')),
    ...product.sizes.map((size) =>
      element(
        'label',
        {},
        element('input', { type: 'radio', name: 'size', value: size, checked: size === middle }),
        element('span', {}, size),
      ),
    ),
  );
  const form = element(
    'form',
    {
      onsubmit(event) {
        event.preventDefault();
        addToCart(product.sku, new FormData(form).get('size'));
        status.replaceChildren(
          `${say('product.added', { title: product.title[language] })} `,
          element('a', { href: '/cart.html' }, say('product.toBag')),
        );
      },
    },
    sizes,
    element('button', { class: 'button wide' }, say('product.add')),
    status,
  );
  place.append(
    element('img', {
      class: 'product-picture',
      src: `/pictures/${product.picture}.svg`,
      alt: product.alt[language],
      width: 400,
      height: 500,
    }),
    element(
      'div',
      { class: 'product-words' },
      element('p', { class: 'eyebrow' }, say(`categories.${product.category}`)),
      element('h1', {}, product.title[language]),
      element('p', { class: 'price' }, money(product.price)),
      element('p', { class: 'lead' }, product.text[language]),
      form,
      element(
        'dl',
        { class: 'facts' },
        fact(say('product.colour'), product.colour[language]),
        oneSize ? fact(say('product.size'), say('product.oneSize')) : undefined,
        fact(say('product.fabric'), product.fabric[language]),
        fact(say('product.number'), product.sku),
      ),
      element('p', { class: 'quiet' }, say('product.delivery', { sum: money(freeDeliveryFrom) })),
    ),
  );
  const start = products.indexOf(product);
  const others = [3, 5, 8, 11].map((step) => products[(start + step) % products.length]);
  document.querySelector('[data-more-list]').append(...others.map((other) => card(other)));
  document.querySelector('[data-more]').hidden = false;
}
