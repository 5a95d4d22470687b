import type { Part } from '../../model.js';
import { toPlainText } from '../../toPlainText.js';
import { escapeXml } from './escapeXml.js';
import { namespaces } from './namespaces.js';
import { writeJson } from './writeJson.js';

/** What comes back from every XML parser as it was; line ends and controls of all kinds do not. */
const plain = /^[\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** A message's content: a text that every client shows, and its exact parts where a text is not all of it. */
export function writeParts(parts: readonly Part[]): string {
  const [first, ...more] = parts;
  const isPlain = more.length === 0 && first?.kind === 'text' && plain.test(first.text);
  const exact = isPlain ? '' : `<parts xmlns="${namespaces.desk}">${writeJson(parts)}</parts>`;
  return `<body>${escapeXml(toPlainText(parts))}</body>${exact}`;
}
