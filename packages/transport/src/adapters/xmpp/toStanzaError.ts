import { ChatError, type ErrorCode, isErrorCode } from '../../errors.js';
import { childText, findChild } from './findChild.js';
import { namespaces } from './namespaces.js';

/** A map, so that a condition called `constructor` is none of them. */
const codes = new Map<string, ErrorCode>([
  ['not-authorized', 'token_unknown'],
  ['item-not-found', 'not_found'],
  ['resource-constraint', 'rate_limited'],
  ['policy-violation', 'rate_limited'],
  ['service-unavailable', 'server_unavailable'],
  ['remote-server-not-found', 'server_unavailable'],
  ['remote-server-timeout', 'server_unavailable'],
  ['internal-server-error', 'server_failed'],
]);

/** What a stanza of type `error` says; the dispatcher may name one of our own codes in it. */
export function toStanzaError(stanza: Element, during: string): ChatError {
  const error = findChild(stanza, 'error');
  const condition = findChild(error)?.localName ?? 'undefined-condition';
  const own = childText(error, 'code', namespaces.desk);
  const tooLarge = findChild(error, 'file-too-large');
  if (tooLarge) {
    const limit = Number(childText(tooLarge, 'max-file-size'));
    return new ChatError('file_too_large', { ...(limit > 0 && { limit }) });
  }
  const code = isErrorCode(own) ? own : (codes.get(condition) ?? 'bad_value');
  return new ChatError(code, { message: `${during}: the server says ${condition}` });
}
