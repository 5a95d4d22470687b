import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';

/** The secret that the shop and the chat server share in tests. */
export const shopSecret = 'a-secret-of-the-shop-in-tests-0123456789';

/** Settings of a server that takes what `signIdentity` makes. */
export const identityEnv = {
  COMPTOIR_IDENTITY_ALGORITHM: 'HS256',
  COMPTOIR_IDENTITY_SHOP: 'coats',
  COMPTOIR_IDENTITY_SECRET: shopSecret,
} as const;

/** What can be wrong with a token: members of `claims` that are `undefined` are left out. */
export interface SignOptions {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** @default 'HS256' */
  readonly alg?: string;
  /** @default the secret of tests */
  readonly key?: Parameters<SignJWT['sign']>[0];
}

/** Seconds since the epoch. */
export const seconds = (): number => Math.floor(Date.now() / 1_000);

/** A token as the shop's server would make it. */
export async function signIdentity(
  sub: string,
  { claims, alg = 'HS256', key }: SignOptions = {},
): Promise<string> {
  const payload = { sub, shop: 'coats', exp: seconds() + 600, jti: randomUUID(), ...claims };
  const named = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
  return new SignJWT(named as JWTPayload)
    .setProtectedHeader({ alg })
    .sign(key ?? new TextEncoder().encode(shopSecret));
}

/** An RSA pair: the public half as PEM. */
export function makeRsa(): {
  readonly privateKey: Parameters<SignJWT['sign']>[0];
  readonly publicPem: string;
} {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return { privateKey, publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

/** An Ed25519 pair: the public half as PEM. */
export function makeEd25519(): {
  readonly privateKey: Parameters<SignJWT['sign']>[0];
  readonly publicPem: string;
} {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}
