import * as v from 'valibot';
import type { Capabilities } from '../../transport.js';
import { shape } from './shape.js';

const flag = v.boolean();
const number = v.number();
const off = v.literal(false);

/** Checks `Capabilities`. */
export const capabilitiesSchema = shape({
  typing: shape({ out: v.union([off, v.picklist(['state', 'draft'])]), in: flag }),
  receipts: shape({ delivered: flag, read: flag, markRead: flag }),
  upload: v.union([
    off,
    shape({ maxBytes: number, types: v.exactOptional(v.array(v.string())), progress: flag }),
  ]),
  rating: v.union([off, shape({ scale: v.literal(5), comment: flag })]),
  queue: v.union([off, v.picklist(['state', 'position', 'position+time'])]),
  offline: v.union([off, v.picklist(['form', 'send'])]),
  departments: flag,
  end: flag,
  edit: flag,
  forms: flag,
  context: flag,
  maxText: number,
  history: v.union([off, shape({ before: flag, after: flag, maxPage: number })]),
  dedupe: v.picklist(['server', 'lookup', 'none']),
  resume: v.picklist(['cursor', 'refetch', 'none']),
  tabs: v.picklist(['many', 'one']),
}) satisfies v.GenericSchema<unknown, Capabilities>;
