const kept = new Map<string, string>();

/** The form in which texts are compared: compatibility-composed and lower case. */
export function toPlain(text: string): string {
  // Rules compare the same few texts over and over, and composing costs ten times as much as remembering.
  const known = kept.get(text);
  if (known !== undefined) return known;
  const plain = text.normalize('NFKC').toLowerCase();
  if (kept.size > 500) kept.clear();
  kept.set(text, plain);
  return plain;
}
