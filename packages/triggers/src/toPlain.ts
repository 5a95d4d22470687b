// A page has few texts, they come again with every rule, and composing costs ten times as much as remembering.
const kept = new Map<string, string>();

/** The form in which texts are compared: compatibility-composed and lower case. */
export function toPlain(text: string): string {
  const known = kept.get(text);
  const plain = known ?? text.normalize('NFKC').toLowerCase();
  if (known === undefined) kept.set(text, plain);
  return plain;
}
