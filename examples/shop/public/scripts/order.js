import { currency } from './catalog.js';
import { element } from './element.js';
import { startPage } from './page.js';
import { money, say } from './words.js';

const order = readOrder();
document
  .querySelector('[data-order]')
  .append(
    element('h1', {}, order ? say('order.title', order) : say('order.none')),
    element('p', { class: 'lead' }, order ? say('order.text', order) : say('order.noneText')),
    ...(order ? [element('p', { class: 'price' }, money(order.total))] : []),
    element('p', {}, element('a', { class: 'button', href: '/' }, say('order.onward'))),
  );
startPage('order');
if (order?.isNew) {
  comptoir('track', 'purchase', { number: order.number, total: { amount: order.total, currency } });
  sessionStorage.setItem('lilas.order', JSON.stringify({ ...order, isNew: false }));
}

function readOrder() {
  try {
    return JSON.parse(sessionStorage.getItem('lilas.order') ?? 'null');
  } catch {
    return null;
  }
}
