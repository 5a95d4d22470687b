import type { WelcomeFrame } from '../src/wire.js';

/** A welcome as the reference server says it. */
export const welcome: WelcomeFrame = {
  type: 'welcome',
  version: 1,
  token: 'token-1',
  capabilities: {
    typing: { out: 'state', in: true },
    receipts: { delivered: false, read: true, markRead: true },
    upload: { maxBytes: 1_000, types: ['image/*', 'text/plain'], progress: true },
    rating: { scale: 5, comment: true },
    queue: 'position+time',
    offline: 'form',
    departments: true,
    end: true,
    edit: false,
    forms: true,
    context: true,
    maxText: 4_000,
    history: { before: true, after: true, maxPage: 50 },
    dedupe: 'server',
    resume: 'cursor',
    tabs: 'many',
  },
  messages: [],
  complete: true,
  earlier: false,
  availability: { online: true, intents: { chat: true } },
  serverTime: 1_700_000_000_000,
};
