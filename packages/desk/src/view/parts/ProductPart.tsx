import type { Product } from '@comptoir/transport';
import type { JSX } from 'preact';
import { formatMoney } from '../../format/formatMoney.js';
import { Picture } from '../Picture.js';
import { SafeLink } from '../SafeLink.js';

/** An article of the shop as a card. */
export function ProductPart({ product }: { product: Product }): JSX.Element {
  return (
    <div class="card product">
      <Picture class="product-picture" url={product.imageUrl} alt="" />
      <div>
        <SafeLink url={product.url} class="card-title">
          <bdi>{product.title}</bdi>
        </SafeLink>
        {product.price !== undefined && <p>{formatMoney(product.price)}</p>}
        <p class="muted" dir="auto">
          {product.sku}
        </p>
      </div>
    </div>
  );
}
