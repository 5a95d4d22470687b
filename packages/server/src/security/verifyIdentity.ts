import { ChatError } from '@comptoir/transport';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { IdentityOptions } from './identityOptions.js';
import type { Proof } from './proof.js';

/** How far the clocks of shop and server may differ, in seconds. */
const toleranceSeconds = 30;

/** Longest life of a token, in seconds. */
const longestSeconds = 3_600;

/** Printable and short: it is a key in the database and a word in an export. */
const idShape = /^[^\p{Cc}\p{Cs}]{1,200}$/u;

function refused(what: string): ChatError {
  return new ChatError('identity_refused', { message: `hello.identity: ${what}` });
}

function stale(what: string): ChatError {
  return new ChatError('identity_stale', { message: `hello.identity: ${what}` });
}

function toRefusal(error: unknown, { algorithm, shop }: IdentityOptions): unknown {
  if (error instanceof errors.JWTExpired) return stale('its time (exp) is over; get a new token.');
  if (error instanceof errors.JOSEAlgNotAllowed)
    return refused(`its head names another algorithm (alg); sign with ${algorithm}.`);
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return refused('its signature does not fit; sign with the key that the chat server is set to.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim, reason } = error;
    if (reason === 'missing')
      return refused(`the claim ${claim} is missing; sub, shop, exp and jti are needed.`);
    if (claim === 'shop') return refused(`the claim shop is of another shop; expected "${shop}".`);
    if (claim === 'nbf' && reason === 'check_failed')
      return refused(`the claim ${claim} lies in the future; set the clock of the shop's server.`);
    return refused(`the claim ${claim} has not the form that a JSON Web Token needs.`);
  }
  if (error instanceof errors.JOSEError) return refused('expected a signed JSON Web Token in compact form.');
  return error;
}

function toProof({ sub, jti, exp = 0, iat }: JWTPayload, nowSeconds: number): Proof {
  for (const [claim, value] of Object.entries({ sub, jti })) {
    if (typeof value !== 'string' || !idShape.test(value))
      throw refused(`the claim ${claim} must be a string of 1 to 200 printable characters.`);
  }
  if (iat !== undefined && iat > nowSeconds + toleranceSeconds)
    throw refused("the claim iat lies in the future; set the clock of the shop's server.");
  const life = Math.max(exp - nowSeconds - toleranceSeconds, iat === undefined ? 0 : exp - iat);
  if (life > longestSeconds)
    throw refused(`it lives too long (exp); at most ${longestSeconds} seconds are allowed.`);
  // Whoever signs with the time of Python or PHP has fractions of seconds in it.
  const expiresAt = Math.floor((exp + toleranceSeconds) * 1_000);
  return { subject: String(sub), jti: String(jti), expiresAt };
}

/**
 * Checks a token of the shop: form, algorithm, signature, claims, times.
 *
 * @param now milliseconds since the epoch.
 * @throws ChatError `identity_stale` after its time, `identity_refused` for whatever else is wrong with it; the texts
 * say what, and never repeat the token.
 */
export async function verifyIdentity(token: string, options: IdentityOptions, now: number): Promise<Proof> {
  const { algorithm, keys, shop } = options;
  let failure: unknown;
  for (const key of keys) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        clockTolerance: toleranceSeconds,
        currentDate: new Date(now),
        requiredClaims: ['sub', 'shop', 'exp', 'jti'],
      });
      if (payload.shop !== shop) {
        throw new errors.JWTClaimValidationFailed('another shop', payload, 'shop', 'check_failed');
      }
      return toProof(payload, now / 1_000);
    } catch (error) {
      failure = toRefusal(error, options);
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) break;
    }
  }
  throw failure;
}
