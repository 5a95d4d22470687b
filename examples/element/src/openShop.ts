import { chatBackend } from './chatBackend.js';

/** Brings the shop's page to life: language and cart go to the counter as attribute and property. */
export function openShop(page: DocumentFragment): void {
  const chat = page.querySelector('comptoir-chat');
  const cart = page.querySelector('output');
  const language = page.querySelector('select');
  if (!chat || !cart || !language) return;
  let count = 0;
  Object.assign(chat, chatBackend);
  chat.addEventListener('ready', () => chat.chat?.identify({ id: 'lilas-7', name: 'Lena' }));
  language.addEventListener('change', () => {
    chat.lang = language.value;
  });
  page.querySelector('button')?.addEventListener('click', () => {
    count += 1;
    cart.value = `In the cart: ${count}`;
    chat.context = { cart: { count } };
  });
}
