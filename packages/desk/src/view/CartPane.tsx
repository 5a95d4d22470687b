import type { Cart } from '@comptoir/transport';
import type { JSX } from 'preact';
import { formatMoney } from '../format/formatMoney.js';
import { texts } from '../texts.js';
import { Picture } from './Picture.js';
import { SafeLink } from './SafeLink.js';

function countOf(cart: Cart): number | undefined {
  return cart.count ?? cart.lines?.reduce((sum, line) => sum + line.quantity, 0);
}

/** The visitor's cart: lines with pictures, and the total. Absent while the shop has told nothing. */
export function CartPane({ cart }: { cart: Cart | undefined }): JSX.Element | null {
  if (cart === undefined) return null;
  const count = countOf(cart);
  const lines = cart.lines ?? [];
  if (count === 0) return <p class="cart-empty muted">{texts.visitor.cartEmpty}</p>;
  const summary = (
    <>
      <span>{texts.visitor.cart}</span>
      {count !== undefined && <span class="muted">{texts.visitor.items(count)}</span>}
      {cart.total !== undefined && <strong class="cart-total">{formatMoney(cart.total)}</strong>}
    </>
  );
  if (lines.length === 0) return <p class="cart cart-summary">{summary}</p>;
  return (
    <details class="cart" open>
      <summary class="cart-summary">{summary}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long cart scrolls, also by keyboard */}
      <ul class="cart-lines" aria-label={texts.visitor.cart} tabIndex={0}>
        {lines.map((line, index) => (
          <li key={`${line.sku}-${index}`} class="cart-line">
            <Picture class="cart-picture" url={line.imageUrl} alt="" />
            <SafeLink url={line.url} class="cart-title">
              <bdi>{line.title}</bdi>
            </SafeLink>
            <span class="cart-quantity">{texts.visitor.quantity(line.quantity)}</span>
            {line.price !== undefined && <span class="cart-price">{formatMoney(line.price)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
