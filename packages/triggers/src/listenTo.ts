/** Listens to events of the page without ever holding it up, also where the page stops them. Returns its stop. */
export function listenTo<Happened extends Event>(
  target: EventTarget,
  names: readonly string[],
  listener: (event: Happened) => void,
): () => void {
  const options = { capture: true, passive: true };
  for (const name of names) target.addEventListener(name, listener as EventListener, options);
  return () => {
    for (const name of names) target.removeEventListener(name, listener as EventListener, options);
  };
}
