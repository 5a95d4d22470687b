/** The part of a room's address behind the slash. */
export function nickOf(stanza: Element): string {
  return (stanza.getAttribute('from') ?? '').split('/').slice(1).join('/');
}
