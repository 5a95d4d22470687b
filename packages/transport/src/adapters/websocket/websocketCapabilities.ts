import type { Capabilities } from '../../transport.js';

/** What the reference server offers at best; each server says in its `welcome` what it really does. */
export const websocketCapabilities: Capabilities = {
  typing: { out: 'draft', in: true },
  receipts: { delivered: true, read: true, markRead: true },
  upload: { maxBytes: Number.MAX_SAFE_INTEGER, progress: false },
  rating: { scale: 5, comment: true },
  queue: 'position+time',
  offline: 'form',
  departments: true,
  end: true,
  edit: true,
  forms: true,
  context: true,
  maxText: 4_000,
  history: { before: true, after: true, maxPage: 100 },
  dedupe: 'server',
  resume: 'cursor',
  tabs: 'many',
};
