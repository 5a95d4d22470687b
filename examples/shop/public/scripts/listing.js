import { card } from './card.js';
import { categories, products } from './catalog.js';
import { element } from './element.js';
import { startPage } from './page.js';
import { say } from './words.js';

startPage('listing');

const list = document.querySelector('[data-products]');
const filter = document.querySelector('[data-filter]');
const count = document.querySelector('[data-filter-count]');

function show(category) {
  const chosen = products.filter((product) => category === 'all' || product.category === category);
  list.replaceChildren(...chosen.map((product, index) => card(product, index < 4)));
  count.textContent = say('pieces', { count: chosen.length });
  for (const button of filter.children)
    button.setAttribute('aria-pressed', String(button.value === category));
}

filter.append(
  ...['all', ...categories].map((category) =>
    element(
      'button',
      {
        type: 'button',
        value: category,
        onclick() {
          show(category);
          const url = new URL(location.href);
          if (category === 'all') url.searchParams.delete('category');
          else url.searchParams.set('category', category);
          history.replaceState(null, '', url);
        },
      },
      say(`categories.${category}`),
    ),
  ),
);
const asked = new URLSearchParams(location.search).get('category');
show(categories.includes(asked) ? asked : 'all');
