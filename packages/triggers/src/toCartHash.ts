/** A short number for what is in the cart, so that a change is seen and the content is not kept. */
export function toCartHash(cart: unknown): string {
  let hash = 0;
  for (const sign of JSON.stringify(cart)) hash = (Math.imul(hash, 31) + sign.charCodeAt(0)) | 0;
  return String(hash);
}
