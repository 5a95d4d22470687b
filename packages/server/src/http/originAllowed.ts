/** A shop's origins as configured: exact origins, or `*` for any. */
export type AllowedOrigins = readonly string[];

function isSameOrigin(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Whether a page of this origin may talk to us. A request without `Origin` comes from no page (browsers
 * always send it on WebSockets and cross-origin requests), so it may.
 */
export function originAllowed(
  origin: string | undefined,
  host: string | undefined,
  allowed: AllowedOrigins,
): boolean {
  if (origin === undefined || allowed.includes('*') || isSameOrigin(origin, host)) return true;
  return allowed.some((entry) => entry.toLowerCase().replace(/\/$/, '') === origin.toLowerCase());
}

/** Whether a request is from a page of this server itself, or from no page. */
export function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || isSameOrigin(origin, host);
}
