import type { Capabilities } from '../../transport.js';
import { flag, list, number, oneOf, orOff, type Schema, text } from './schema.js';
import { shape } from './shape.js';

/** Checks `Capabilities`. */
export const capabilitiesSchema = shape({
  typing: shape({ out: orOff(oneOf('state', 'draft')), in: flag }),
  receipts: shape({ delivered: flag, read: flag, markRead: flag }),
  upload: orOff(shape({ maxBytes: number, progress: flag }, { types: list(text) })),
  rating: orOff(shape({ scale: oneOf(5), comment: flag })),
  queue: orOff(oneOf('state', 'position', 'position+time')),
  offline: orOff(oneOf('form', 'send')),
  departments: flag,
  end: flag,
  edit: flag,
  forms: flag,
  context: flag,
  maxText: number,
  history: orOff(shape({ before: flag, after: flag, maxPage: number })),
  dedupe: oneOf('server', 'lookup', 'none'),
  resume: oneOf('cursor', 'refetch', 'none'),
  tabs: oneOf('many', 'one'),
}) satisfies Schema<Capabilities>;
