import { emptyCart, onCartChange, readCart, sums } from './cart.js';
import { startPage, tellPage } from './page.js';
import { summary } from './summary.js';

if (readCart().length) startCheckout();
else location.replace('/cart.html');

function startCheckout() {
  startPage('checkout');
  const [address, payment] = ['address', 'payment'].map((name) =>
    document.querySelector(`[data-form="${name}"]`),
  );
  const place = document.querySelector('[data-summary]');
  const show = () => place.replaceChildren(...summary());
  show();
  onCartChange(show);

  function go(step) {
    address.hidden = step !== 'address';
    payment.hidden = step !== 'payment';
    for (const item of document.querySelectorAll('[data-step]')) {
      if (item.dataset.step === step) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }
    // Nobody is spoken to while he pays: the chat's prompts stay away from pages of this type.
    tellPage(step === 'payment' ? 'payment' : 'checkout');
  }

  address.addEventListener('submit', (event) => {
    event.preventDefault();
    go('payment');
    payment.querySelector('h2').focus();
  });
  payment.querySelector('[data-back]').addEventListener('click', () => {
    go('address');
    address.elements.name.focus();
  });
  payment.addEventListener('submit', (event) => {
    event.preventDefault();
    const order = {
      number: `ML-${String(Date.now()).slice(-6)}`,
      name: address.elements.name.value.trim().split(' ')[0],
      email: address.elements.email.value,
      total: sums().total,
    };
    try {
      sessionStorage.setItem('lilas.order', JSON.stringify({ ...order, isNew: true }));
    } catch {
      // Storage is blocked: the next page then greets without the details.
    }
    emptyCart();
    location.assign('/order.html');
  });
}
