import type { Capabilities } from '../../transport.js';

/** Entries of the archive in one page. */
export const pageSize = 40;

/** What a server with the modules of `docs/xmpp.md` and the dispatcher offer. */
export const xmppCapabilities: Capabilities = {
  typing: { out: 'state', in: true },
  receipts: { delivered: false, read: true, markRead: true },
  upload: false,
  rating: { scale: 5, comment: true },
  queue: 'position',
  offline: 'form',
  departments: true,
  end: true,
  edit: false,
  forms: true,
  context: true,
  maxText: 16_384,
  history: { before: true, after: true, maxPage: pageSize },
  dedupe: 'lookup',
  resume: 'cursor',
  tabs: 'many',
};
