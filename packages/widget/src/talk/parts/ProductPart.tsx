import type { Product } from '@comptoir/transport';
import type { JSX } from 'preact';
import { useFormat } from '../useFormat.js';
import { webUrl } from '../webUrl.js';
import { CardLink } from './CardLink.js';

/** An article of the shop. */
export function ProductPart({ product }: { readonly product: Product }): JSX.Element {
  const format = useFormat();
  const image = webUrl(product.imageUrl);
  return (
    <CardLink url={product.url}>
      {image && <img src={image} alt="" width="64" height="80" loading="lazy" />}
      <span>
        <bdi>{product.title}</bdi>
        <b>{format.money(product.price)}</b>
      </span>
    </CardLink>
  );
}
