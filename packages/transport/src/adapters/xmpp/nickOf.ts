import { attribute } from './findChild.js';

/** The part of a room's address behind the slash. */
export function nickOf(stanza: Element): string {
  return attribute(stanza, 'from').replace(/^[^/]*\/?/, '');
}
