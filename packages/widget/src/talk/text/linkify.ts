import { safeUrl } from './safeUrl.js';

/** A stretch of a message: plain, or a link when `href` is there. */
export interface Segment {
  readonly text: string;
  readonly href?: string;
}

const schemes = ['https://', 'http://', 'mailto:', 'tel:', 'www.'];
const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const alphanumeric = /[\p{L}\p{N}]/u;
const localPart = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;
const domainPart = /[\p{L}\p{N}.-]/u;
const stop = /[\s<>"“”„«»`\u200b-\u200f\u2028-\u202e\u2060-\u2069]/;
const trailing = /[.,;:!?'’…*_~]/;
/** RFC 5321: also what keeps the scan linear in a text made of nothing but at signs. */
const maxLocal = 64;
const maxDomain = 255;

/** Where a link that runs up to `end` really ends: a sentence's punctuation and unpaired brackets are not part of it. */
function trimEnd(text: string, start: number, end: number): number {
  const open = new Map<string, number>();
  for (let index = start; index < end; index++) {
    const char = text.charAt(index);
    const opener = closing[char];
    if (opener) open.set(opener, (open.get(opener) ?? 0) - 1);
    else if ('([{'.includes(char)) open.set(char, (open.get(char) ?? 0) + 1);
  }
  while (end > start) {
    const char = text.charAt(end - 1);
    const opener = closing[char];
    const balance = opener ? (open.get(opener) ?? 0) : 0;
    if (opener && balance < 0) open.set(opener, balance + 1);
    else if (!trailing.test(char)) break;
    end--;
  }
  return end;
}

/** What to show for a link: as written, unless that would show another host than the one it leads to. */
function shown(written: string, url: URL): string {
  const host = /^(?:https?:\/\/)?([^/?#]*)/i.exec(written)?.[1] ?? '';
  const mixed = host.split('.').some((label) => /[a-z]/i.test(label) && /[^\0-\u024f]/.test(label));
  return url.host && (host.includes('@') || mixed) ? url.href : written;
}

/** The link that starts at `start`, if one does: its end and its segment. */
function schemeAt(text: string, start: number): { end: number; segment?: Segment } | undefined {
  const head = text.slice(start, start + 8).toLowerCase();
  const scheme = schemes.find((candidate) => head.startsWith(candidate));
  if (!scheme) return undefined;
  let limit = start + scheme.length;
  while (limit < text.length && !stop.test(text.charAt(limit))) limit++;
  const end = trimEnd(text, start, limit);
  const written = text.slice(start, end);
  const url =
    end - start > scheme.length ? safeUrl(scheme === 'www.' ? `https://${written}` : written) : undefined;
  // A refused address is skipped as a whole, so that no part of it becomes a link and no character is read twice.
  return url ? { end, segment: { text: shown(written, url), href: url.href } } : { end: limit };
}

/** The e-mail address around the at sign at `at`, if there is one. */
function emailAround(text: string, at: number, from: number): { start: number; end: number } | undefined {
  let start = at;
  while (start > from && at - start < maxLocal && localPart.test(text.charAt(start - 1))) start--;
  while (start < at && !alphanumeric.test(text.charAt(start))) start++;
  let end = at + 1;
  while (end < text.length && end - at < maxDomain && domainPart.test(text.charAt(end))) end++;
  while (end > at && /[.-]/.test(text.charAt(end - 1))) end--;
  const domain = text.slice(at + 1, end);
  return start < at && /^[^.]/.test(domain) && /\.\p{L}{2,}$/u.test(domain) && !domain.includes('..')
    ? { start, end }
    : undefined;
}

/**
 * Cuts a message into plain stretches and safe links: http, https, `www.`, mailto, tel and bare e-mail addresses.
 *
 * One pass; each character is looked at a bounded number of times, whatever the text is.
 */
export function linkify(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let plain = 0;
  let index = 0;
  const push = (start: number, end: number, segment: Segment): void => {
    if (start > plain) segments.push({ text: text.slice(plain, start) });
    segments.push(segment);
    plain = end;
    index = end;
  };
  while (index < text.length) {
    const char = text.charAt(index);
    const begins = /[hmtw]/i.test(char) && !alphanumeric.test(text.charAt(index - 1));
    const link = begins ? schemeAt(text, index) : undefined;
    if (link?.segment) {
      push(index, link.end, link.segment);
      continue;
    }
    if (link) {
      index = link.end;
      continue;
    }
    const email = char === '@' ? emailAround(text, index, plain) : undefined;
    const written = email && text.slice(email.start, email.end);
    const url = written && safeUrl(`mailto:${written}`);
    if (email && url) push(email.start, email.end, { text: written, href: url.href });
    else index++;
  }
  if (plain < text.length) segments.push({ text: text.slice(plain) });
  return segments;
}
