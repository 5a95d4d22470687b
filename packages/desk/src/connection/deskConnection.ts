/** Where the desk's connection stands. `retryAt` in milliseconds since the epoch, by this machine's clock. */
export type DeskConnection =
  | { readonly phase: 'connecting'; readonly attempt: number }
  | { readonly phase: 'online' }
  | { readonly phase: 'waiting'; readonly attempt: number; readonly retryAt: number }
  /** For good: signed out elsewhere, locked out, or the server speaks another version (reload the page). */
  | { readonly phase: 'closed'; readonly reason: 'signed-out' | 'banned' | 'version' | 'stopped' };
