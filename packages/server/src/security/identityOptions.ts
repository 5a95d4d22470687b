import type { KeyObject } from 'node:crypto';

/** How a shop may sign; one of them is set, and no other is taken. */
export const identityAlgorithms = ['HS256', 'RS256', 'EdDSA'] as const;

/** How the shop tells who its visitors are: JSON Web Tokens, made by the shop's server. */
export interface IdentityOptions {
  /** What the claim `shop` must say: a token of one shop opens nothing in another. */
  readonly shop: string;
  /** The one algorithm that is taken, whatever the token's head says. */
  readonly algorithm: (typeof identityAlgorithms)[number];
  /** The shared secret for HS256, else the public key. More than one while a key is changed for another. */
  readonly keys: readonly KeyObject[];
  /** Takes nobody whom the shop has not named. @default false */
  readonly required?: boolean;
}
