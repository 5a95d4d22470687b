import type { Product } from '@comptoir/transport';
import { safeUrl } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { useFormat } from '../useFormat.js';
import { CardLink } from './CardLink.js';

/** An article of the shop. */
export function ProductPart({ product }: { readonly product: Product }): JSX.Element {
  const format = useFormat();
  const image = product.imageUrl ? safeUrl(product.imageUrl, document.baseURI) : undefined;
  return (
    <CardLink url={product.url}>
      {image && <img src={image.href} alt="" width="64" height="80" loading="lazy" />}
      <span>
        <bdi>{product.title}</bdi>
        <b>{format.money(product.price)}</b>
      </span>
    </CardLink>
  );
}
