import type { Capabilities } from '../../transport.js';

/** What the in-page backend can do: all of the contract. */
export const memoryCapabilities = {
  typing: { out: 'draft', in: true },
  receipts: { delivered: true, read: true, markRead: true },
  // Files stay in this page's memory.
  upload: { maxBytes: 10 * 1024 * 1024, progress: true },
  rating: { scale: 5, comment: true },
  queue: 'position+time',
  offline: 'form',
  departments: true,
  end: true,
  edit: true,
  forms: true,
  context: true,
  maxText: 4000,
  history: { before: true, after: true, maxPage: 100 },
  dedupe: 'server',
  resume: 'cursor',
  tabs: 'many',
} as const satisfies Capabilities;
