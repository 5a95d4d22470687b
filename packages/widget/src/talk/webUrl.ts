import { safeUrl } from '@comptoir/transport/text';

/** The address of a picture or a file, relative ones from the page; `undefined` when it does not lead to the web. */
export function webUrl(raw = ''): string | undefined {
  const url = safeUrl(raw, document.baseURI);
  return raw && url && /^http/.test(url.protocol) ? url.href : undefined;
}
