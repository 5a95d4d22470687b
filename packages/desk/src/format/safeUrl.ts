/**
 * The address if it may stand in a link or a picture: http, https, or a path on our own server. Visitors choose
 * these strings, and a `javascript:` address would run as the operator.
 */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  if (/^\/(?![/\\])/.test(url)) return url;
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
