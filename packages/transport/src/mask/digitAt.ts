/** Where the digits of the other scripts that people type begin: Arabic, Persian, full width. */
const zeros = [0x660, 0x6f0, 0xff10];

/** The value of the digit at a place of a text; -1 for anything else. */
export function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x660) return code >= 0x30 && code < 0x3a ? code - 0x30 : -1;
  for (const zero of zeros) if (code >= zero && code < zero + 10) return code - zero;
  return -1;
}
