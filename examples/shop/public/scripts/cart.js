import { currency, deliveryPrice, findProduct, freeDeliveryFrom } from './catalog.js';
import { language } from './words.js';

const key = 'lilas.cart';
const listeners = new Set();
let memory = [];

/** What lies in the bag: product, size, quantity. What is not sold any more is left out. */
export function readCart() {
  try {
    memory = JSON.parse(localStorage.getItem(key) ?? '[]');
  } catch {
    // Storage is blocked or holds something else: the bag lasts for this page.
  }
  return (Array.isArray(memory) ? memory : [])
    .map(({ sku, size, quantity }) => ({ product: findProduct(sku), size, quantity }))
    .filter(({ product, quantity }) => product && quantity > 0);
}

/** Sets how many pieces of a product and size there are; 0 takes it out. */
export function setQuantity(sku, size, quantity) {
  const rest = readCart().map(({ product, ...line }) => ({ sku: product.sku, ...line }));
  const line = rest.find((one) => one.sku === sku && one.size === size);
  if (line) line.quantity = quantity;
  else rest.push({ sku, size, quantity });
  store(rest.filter((one) => one.quantity > 0));
}

export function addToCart(sku, size) {
  const line = readCart().find((one) => one.product.sku === sku && one.size === size);
  setQuantity(sku, size, Math.min(9, (line?.quantity ?? 0) + 1));
}

export function emptyCart() {
  store([]);
}

/** The sums of the bag in whole cents. */
export function sums() {
  const lines = readCart();
  const goods = lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
  const delivery = goods >= freeDeliveryFrom || !goods ? 0 : deliveryPrice;
  return {
    goods,
    delivery,
    total: goods + delivery,
    untilFree: Math.max(0, freeDeliveryFrom - goods),
    count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

/** The bag as the chat wants to know it. */
export function cartForChat() {
  const { goods, count } = sums();
  return {
    total: { amount: goods, currency },
    count,
    lines: readCart().map(({ product, quantity }) => ({
      sku: product.sku,
      title: product.title[language],
      price: { amount: product.price, currency },
      quantity,
      url: new URL(`/product.html?sku=${product.sku}`, location.href).href,
      imageUrl: new URL(`/pictures/${product.picture}.svg`, location.href).href,
    })),
  };
}

/** Calls back after each change, also those made in another tab. */
export function onCartChange(listener) {
  listeners.add(listener);
}

function store(lines) {
  memory = lines;
  try {
    localStorage.setItem(key, JSON.stringify(lines));
  } catch {
    // Blocked or full: the bag lasts for this page.
  }
  for (const listener of listeners) listener();
}

addEventListener('storage', (event) => {
  if (event.key === key) for (const listener of listeners) listener();
});
