/** A short number for what is in the cart, so that a change is seen and the content is not kept. */
export function toCartHash(cart: unknown): string {
  // FNV-1a: small, and good enough to tell one cart from the next.
  let hash = 0x811c9dc5;
  for (const sign of JSON.stringify(cart)) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
}
