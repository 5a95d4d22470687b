import type { Capabilities } from '@comptoir/transport';

/** Only what is true: the panel hides what is not offered, and the session makes up for the rest. */
export const kontorCapabilities: Capabilities = {
  typing: { out: false, in: false },
  receipts: { delivered: false, read: false, markRead: false },
  upload: false,
  rating: { scale: 5, comment: true },
  queue: false,
  offline: false,
  departments: false,
  end: true,
  edit: false,
  forms: false,
  context: false,
  maxText: 2000,
  history: { before: true, after: true, maxPage: 100 },
  dedupe: 'server',
  resume: 'cursor',
  tabs: 'many',
};
