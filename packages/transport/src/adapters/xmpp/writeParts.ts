import type { Part } from '../../model.js';
import { toPlainText } from '../../toPlainText.js';
import { escapeXml, fragile } from './escapeXml.js';
import * as namespaces from './namespaces.js';
import { toXml } from './toXml.js';
import { writeJson } from './writeJson.js';

/** What does not come back from every XML parser as it was; a line end comes back as another. */
const isFragile = (text: string) => text.search(fragile) >= 0 || text.includes('\r');

/** A message's content: a text that every client shows, and its exact parts where a text is not all of it. */
export function writeParts(parts: readonly Part[]): string {
  const [first, ...more] = parts;
  const body = toXml('body', {}, escapeXml(toPlainText(parts)));
  if (first?.kind === 'text' && more.length === 0 && !isFragile(first.text)) return body;
  return body + toXml('parts', { xmlns: namespaces.desk }, writeJson(parts));
}
