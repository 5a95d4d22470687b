/** What XML cannot write, or a parser on the way might change: controls, halves of a pair, odd line ends. */
export const fragile = /(?![\t\n\r])\p{Cc}|[\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/gu;

/** Writes a text for XML; what XML cannot carry becomes U+FFFD, since a server hangs up on it. */
export function escapeXml(text: string): string {
  return text.replace(fragile, '\ufffd').replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
