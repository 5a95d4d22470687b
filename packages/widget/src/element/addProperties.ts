import type { ChatOptions } from '../launcher/chatOptions.js';

/** Options that can be attributes of their own name. */
export const texts: readonly string[] = ['server', 'consent', 'triggers', 'namespace'];

/**
 * Gives an element the options as properties, with the values that were set on it before it was known: they would
 * hide properties of its class.
 *
 * @returns reads all options as they are now.
 */
export function addProperties(element: HTMLElement, changed: () => void): () => ChatOptions {
  const names = [...texts, 'transport', 'intents', 'words', 'context'];
  for (const name of names) {
    let given: unknown = Reflect.get(element, name);
    Object.defineProperty(element, name, {
      configurable: true,
      enumerable: true,
      get: () => given ?? (texts.includes(name) ? element.getAttribute(name) : null) ?? undefined,
      set(value: unknown) {
        given = value;
        changed();
      },
    });
  }
  return () => {
    const { lang, nonce, hidden } = element;
    const set = Object.fromEntries(names.map((name) => [name, Reflect.get(element, name) || undefined]));
    return { ...set, language: lang || undefined, nonce, hidden: hidden !== false };
  };
}
