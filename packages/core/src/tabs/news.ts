/** Something with the number of its version: the higher number wins, and of equal numbers the greater text. */
export type Versioned = readonly [version: number, text: string];

/**
 * What one tab tells the others. Any script of the origin may say the same, and so may an older or a newer
 * version of this one: read it with `readNews`.
 */
export type News =
  /** A tab has begun to listen and would like to know how things stand. */
  | { readonly type: 'new' }
  /** The visitor was forgotten: whoever still is that visitor must forget, too. */
  | { readonly type: 'forgotten'; readonly owner: string }
  /** Somebody is known to the backend anew: who was here before him may follow. */
  | { readonly type: 'seated' }
  /** How things stand, in full. */
  | ({ readonly type: 'state' } & TabState);

/** What the tabs of one visitor have in common. */
export interface TabState {
  /** Whose they are: after somebody was forgotten, it is another one's. */
  readonly owner: string;
  readonly draft: Versioned;
  /** The newest message of others that was read: its order and id. */
  readonly seen?: readonly [order: string, id: string];
  /** Id of the conversation that was rated or declined last. */
  readonly answered?: string;
}
