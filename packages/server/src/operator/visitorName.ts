import { createHash } from 'node:crypto';

/** A short name made from a visitor's id, stable for this visitor: "Visitor 4F2A". */
export function visitorName(id: string): string {
  return `Visitor ${createHash('sha256').update(id).digest('hex').slice(0, 4).toUpperCase()}`;
}
