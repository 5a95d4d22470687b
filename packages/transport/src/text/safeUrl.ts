/** Characters that hide in an address or turn its direction: C0, C1, marks and overrides of direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const hidden = /[\u0000-\u0020\u007f-\u00a0\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** No host is longer, nor a label of one (RFC 1035), and an engine takes seconds to write 64 KB of it in Punycode. */
const endless = /^\w+:\/*(?:[^/?#\\]{300}|(?:[^/?#\\.]{0,63}\.)*[^/?#\\.]{64})/;

/**
 * An address from outside as one that may be put into `href`, or `undefined`.
 *
 * Lets through http, https, mailto and tel only; user name and password are dropped, because
 * `https://bank.example@evil.example` shows the wrong host.
 *
 * @param base for addresses without a host, such as `/p/42`. @default none: such addresses are refused
 */
export function safeUrl(raw: string, base?: string): URL | undefined {
  if (hidden.test(raw) || endless.test(raw)) return undefined;
  try {
    const url = new URL(raw, base);
    if (!/^(https?|mailto|tel):$/.test(url.protocol)) return undefined;
    url.username = '';
    url.password = '';
    return url;
  } catch {
    return undefined;
  }
}
