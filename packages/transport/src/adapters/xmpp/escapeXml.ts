/** Everything that XML 1.0 has no way to write: control characters, non-characters, halves of a pair. */
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the pattern is for.
  /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Writes a text for XML; what XML cannot carry becomes U+FFFD, since a server hangs up on it. */
export function escapeXml(text: string): string {
  return text
    .replace(unwritable, '\ufffd')
    .replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
