import { capMarks } from './capMarks.js';
import { isPlainHost } from './isPlainHost.js';
import { safeUrl } from './safeUrl.js';

/** A stretch of a message: plain, or a link when `href` is there. */
export interface Segment {
  readonly text: string;
  readonly href?: string;
}

/**
 * What may be a link: an address up to the first character that cannot be in one, or a word with what follows its
 * at sign. Words are taken as a whole, so that none is looked at twice and none has a link in its middle.
 */
const candidate =
  /(https?:\/\/|mailto:|tel:|www\.)[^\s<>"“”„«»`\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069]+|[\p{L}\p{N}][\p{L}\p{N}.+%_-]*(@[\p{L}\p{N}.-]+)?/giu;
const mailbox = /@((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})$/u;
/** Asking the engine about an address costs more than reading it, so a text that is made of them ends as plain text. */
const maxTries = 100;

/** An address without the sentence around it: punctuation and unpaired brackets at its end are not part of it. */
function trimmed(found: string): string {
  const unpaired: Record<string, number> = {};
  for (const [open = '', close = ''] of ['()', '[]', '{}'])
    unpaired[close] = found.split(close).length - found.split(open).length;
  let end = found.length;
  for (; end; end--) {
    const last = found.charAt(end - 1);
    if (!/[.,;:!?'’…*_~]/.test(last) && !((unpaired[last] ?? 0) > 0)) break;
    unpaired[last] = (unpaired[last] ?? 0) - 1;
  }
  return found.slice(0, end);
}

/** What to show for a link: as written, unless that would show another host than the one it leads to. */
function shown(written: string, url: URL): string {
  const host = /^(?:https?:\/\/)?([^/?#]*)/i.exec(written)?.[1]?.toLowerCase() ?? '';
  return !url.host || host === url.host || (/xn--/.test(url.host) && isPlainHost(host)) ? written : url.href;
}

/**
 * Cuts a message into plain stretches and safe links: http, https, `www.`, mailto, tel and bare e-mail addresses, the
 * first hundred of them. Line breaks stay in the plain stretches; letters lose the marks that `capMarks` takes away.
 *
 * One pass; each character is looked at a bounded number of times, whatever the text is.
 */
export function linkify(message: string): readonly Segment[] {
  const text = capMarks(message);
  const segments: Segment[] = [];
  let plain = 0;
  let tries = 0;
  for (const { 0: found, 1: scheme, 2: domain, index } of text.matchAll(candidate)) {
    if (!scheme && !domain) continue;
    if (++tries > maxTries) break;
    const written = trimmed(found);
    const host = mailbox.exec(written)?.[1]?.toLowerCase();
    const start = domain ? 'mailto:' : /^w/i.test(found) ? 'https://' : '';
    const isWhole = scheme ? written.length > scheme.length : host !== undefined && isPlainHost(host);
    const url = isWhole ? safeUrl(start + written) : undefined;
    if (!url) continue;
    if (index > plain) segments.push({ text: text.slice(plain, index) });
    segments.push({ text: shown(written, url), href: url.href });
    plain = index + written.length;
  }
  if (plain < text.length) segments.push({ text: text.slice(plain) });
  return segments;
}
