import * as v from 'valibot';
import type { Capabilities } from '../../transport.js';
import { shape } from './shape.js';

const flag = v.boolean();
const number = v.number();
const off = v.literal(false);

/** Not offered, or how. */
function unlessOff<T>(offered: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T | false> {
  return v.lazy((input): v.GenericSchema<unknown, T | false> => (input === false ? off : offered));
}

/** Checks `Capabilities`. */
export const capabilitiesSchema = shape({
  typing: shape({ out: unlessOff(v.picklist(['state', 'draft'])), in: flag }),
  receipts: shape({ delivered: flag, read: flag, markRead: flag }),
  upload: unlessOff(shape({ maxBytes: number, types: v.exactOptional(v.array(v.string())), progress: flag })),
  rating: unlessOff(shape({ scale: v.literal(5), comment: flag })),
  queue: unlessOff(v.picklist(['state', 'position', 'position+time'])),
  offline: unlessOff(v.picklist(['form', 'send'])),
  departments: flag,
  end: flag,
  edit: flag,
  forms: flag,
  context: flag,
  maxText: number,
  history: unlessOff(shape({ before: flag, after: flag, maxPage: number })),
  dedupe: v.picklist(['server', 'lookup', 'none']),
  resume: v.picklist(['cursor', 'refetch', 'none']),
  tabs: v.picklist(['many', 'one']),
}) satisfies v.GenericSchema<unknown, Capabilities>;
