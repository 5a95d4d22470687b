import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type IdentityOptions, identityAlgorithms } from '../security/identityOptions.js';

type Environment = Readonly<Record<string, string | undefined>>;
type Algorithm = IdentityOptions['algorithm'];

/** A shorter secret could be guessed by trying: as long as the hash, as RFC 7518 asks. */
const secretBytes = 32;
const rsaBits = 2_048;

function toSecret(bytes: Buffer, name: string): KeyObject {
  if (bytes.length >= secretBytes) return createSecretKey(bytes);
  throw new TypeError(
    `${name}: expected a secret of at least ${secretBytes} bytes, got ${bytes.length}; make one with "openssl rand -hex 32"`,
  );
}

function toPublicKey(pem: Buffer, algorithm: Algorithm, name: string): KeyObject {
  if (pem.includes('PRIVATE KEY')) {
    throw new TypeError(
      `${name}: expected a public key, got a private one, which belongs to the shop's server alone`,
    );
  }
  const type = algorithm === 'RS256' ? 'rsa' : 'ed25519';
  let key: KeyObject | undefined;
  try {
    key = createPublicKey(pem);
  } catch {
    throw new TypeError(`${name}: expected a public key in PEM form ("-----BEGIN PUBLIC KEY-----")`);
  }
  if (key.asymmetricKeyType !== type) {
    throw new TypeError(`${name}: ${algorithm} needs a key of type ${type}, got ${key.asymmetricKeyType}`);
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? rsaBits;
  if (bits < rsaBits) throw new TypeError(`${name}: expected at least ${rsaBits} bits, got ${bits}`);
  return key;
}

function readKeys(paths: string, algorithm: Algorithm, name: string): readonly KeyObject[] {
  return paths.split(',').map((entry) => {
    const path = entry.trim();
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch {
      throw new TypeError(`${name}: cannot read the file "${path}"`);
    }
    if (algorithm !== 'HS256') return toPublicKey(bytes, algorithm, name);
    // Editors end a file with a line break, which is no part of the secret.
    return toSecret(Buffer.from(bytes.toString('latin1').replace(/\r?\n$/, ''), 'latin1'), name);
  });
}

function flag(env: Environment, name: string): boolean {
  const text = env[name] || '0';
  if (text === '0' || text === '1') return text === '1';
  throw new TypeError(`${name}: expected 1 or 0, got "${text}"`);
}

/**
 * Reads how the shop names its visitors; `undefined` when nothing is said about it.
 *
 * @throws TypeError naming the variable that is wrong or missing; it never repeats a secret.
 */
export function identityFromEnvironment(env: Environment): IdentityOptions | undefined {
  const { COMPTOIR_IDENTITY_ALGORITHM: algorithm, COMPTOIR_IDENTITY_SHOP: shop } = env;
  const { COMPTOIR_IDENTITY_KEY_FILE: paths, COMPTOIR_IDENTITY_SECRET: secret } = env;
  const required = flag(env, 'COMPTOIR_IDENTITY_REQUIRED');
  if (!algorithm && !shop && !paths && !secret && !required) return undefined;
  const known = identityAlgorithms.find((one) => one === algorithm);
  if (known === undefined) {
    const names = identityAlgorithms.join(', ');
    throw new TypeError(`COMPTOIR_IDENTITY_ALGORITHM: expected one of ${names}, got "${algorithm ?? ''}"`);
  }
  if (!shop) throw new TypeError('COMPTOIR_IDENTITY_SHOP: expected the name that the claim "shop" must have');
  if (secret && (paths || known !== 'HS256')) {
    throw new TypeError(
      'COMPTOIR_IDENTITY_SECRET: it is for HS256, and in place of COMPTOIR_IDENTITY_KEY_FILE',
    );
  }
  if (!secret && !paths) {
    const also = known === 'HS256' ? ', or the secret itself in COMPTOIR_IDENTITY_SECRET' : '';
    throw new TypeError(`COMPTOIR_IDENTITY_KEY_FILE: expected the file of the key${also}`);
  }
  const keys = secret
    ? [toSecret(Buffer.from(secret), 'COMPTOIR_IDENTITY_SECRET')]
    : readKeys(paths ?? '', known, 'COMPTOIR_IDENTITY_KEY_FILE');
  return { shop, algorithm: known, keys, ...(required ? { required } : {}) };
}
