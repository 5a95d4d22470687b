import { ChatError, type ErrorCode, isErrorCode } from '../../errors.js';
import { childText, findChild } from './findChild.js';
import * as namespaces from './namespaces.js';

/** By what is said during what; a request that is forbidden has not reached whom it was for. */
const codes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/ not-authorized$/, 'token_unknown'],
  [/ item-not-found$/, 'not_found'],
  [/ (resource-constraint|policy-violation)$/, 'rate_limited'],
  [/ (service-unavailable|remote-server-.*)$|^request.* forbidden$/, 'server_unavailable'],
  [/ internal-server-error$/, 'server_failed'],
];

/** The condition that a stanza of type `error` names. */
export function conditionOf(stanza: Element): string {
  return findChild(findChild(stanza, 'error'))?.localName ?? 'undefined-condition';
}

/** What a stanza of type `error` says; the dispatcher may name one of our own codes in it. */
export function toStanzaError(stanza: Element, during: string): ChatError {
  const error = findChild(stanza, 'error');
  const condition = conditionOf(stanza);
  const own = childText(error, 'code', namespaces.desk);
  const tooLarge = findChild(error, 'file-too-large');
  const limit = Number(childText(tooLarge, 'max-file-size'));
  const message = `${during}: the server says ${condition}`;
  const known = codes.find(([pattern]) => pattern.test(message))?.[1] ?? 'bad_value';
  const code = tooLarge ? 'file_too_large' : isErrorCode(own) ? own : known;
  return new ChatError(code, { message, ...(limit > 0 && { limit }) });
}
