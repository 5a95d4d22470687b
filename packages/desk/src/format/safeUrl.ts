import { safeUrl as checked } from '@comptoir/transport/text';

/**
 * The address if it may stand in a link or a picture: http, https, or a path on our own server. Visitors choose
 * these strings, and a `javascript:` address would run as the operator.
 */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const isPath = /^\/(?![/\\])/.test(url);
  // As written: taken apart and put together again, `/.//a.example` would be another host.
  if (isPath) return checked(url, 'https://desk.invalid') && url;
  const safe = checked(url);
  return safe && /^https?:$/.test(safe.protocol) ? safe.href : undefined;
}
