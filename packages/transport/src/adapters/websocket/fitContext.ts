import type { VisitorContext } from '../../model.js';

// Three bytes a character at most: with room to spare below the longest frame.
const maxLength = 20_000;

/**
 * The context if it fits into a frame, else without the lines of the cart, else without page and cart.
 *
 * Pages put `data:` pictures into carts and kilobytes into their addresses; a frame that is too long would
 * cost the connection, and the next one with it.
 */
export function fitContext(context: VisitorContext): VisitorContext {
  const { page, cart, ...rest } = context;
  const { lines, ...sums } = cart ?? {};
  const lighter = [context, { ...rest, ...(page && { page }), ...(cart && { cart: sums }) }];
  return lighter.find((one) => JSON.stringify(one).length < maxLength) ?? rest;
}
