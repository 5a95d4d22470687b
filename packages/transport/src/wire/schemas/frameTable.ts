import type { Schema } from './schema.js';

type Body<F> = F extends { readonly type: string } ? Omit<F, 'type'> : never;

/** A schema for each type of frame, without its `type`. */
export type FrameTable<F extends { readonly type: string }> = {
  readonly [T in F['type']]: Schema<Body<Extract<F, { readonly type: T }>>>;
};
