/** Listens to events of the page without ever holding it up, also where the page stops them. Returns its stop. */
export function listenTo<Happened extends Event>(
  target: EventTarget,
  names: readonly string[],
  listener: (event: Happened) => void,
): () => void {
  const each = (verb: 'addEventListener' | 'removeEventListener'): void => {
    for (const name of names) target[verb](name, listener as EventListener, { capture: true, passive: true });
  };
  each('addEventListener');
  return () => each('removeEventListener');
}
