import type { Capabilities } from '@comptoir/transport';
import { allowedTypes } from '../files/allowedTypes.js';
import type { Limits } from '../limits/limits.js';

/** Most messages of one `history` page. */
export const maxHistoryPage = 100;

/** Longest text of one message, in UTF-16 code units; the same bound as the validator's. */
const maxText = 4_000;

/** What this server offers to a visitor. */
export function toCapabilities(limits: Limits): Capabilities {
  return {
    // Not the draft: what was not sent is nobody's to read.
    typing: { out: 'state', in: true },
    receipts: { delivered: false, read: true, markRead: true },
    upload: { maxBytes: limits.uploadBytes, types: allowedTypes, progress: true },
    rating: { scale: 5, comment: true },
    queue: 'position+time',
    offline: 'form',
    departments: true,
    end: true,
    edit: true,
    forms: true,
    context: true,
    maxText,
    history: { before: true, after: true, maxPage: maxHistoryPage },
    dedupe: 'server',
    resume: 'cursor',
    tabs: 'many',
  };
}
