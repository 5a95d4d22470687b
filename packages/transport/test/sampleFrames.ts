import { welcome } from './welcome.js';

/** A message with a part of every kind that can stand in a log. */
export const message = {
  id: 'm',
  clientId: 'c',
  order: '1.1',
  conversation: 'k',
  at: 1,
  from: 'operator',
  author: { id: 'o', name: 'Anna', avatarUrl: 'https://shop.test/a.png' },
  edited: true,
  parts: [
    { kind: 'text', text: 't' },
    {
      kind: 'file',
      file: { id: 'f', name: 'n', type: 'image/png', size: 1, width: 2, height: 2, url: '/f' },
    },
    { kind: 'choices', options: [{ value: 'v', label: 'l' }] },
    {
      kind: 'product',
      product: { sku: '1', title: 't', url: 'https://shop.test/p', price: { amount: 1, currency: 'EUR' } },
    },
    { kind: 'link', url: 'https://shop.test/', title: 't' },
    { kind: 'notice', notice: { code: 'operator_joined', name: 'A' } },
    {
      kind: 'formAnswers',
      formId: 'q',
      formVersion: 1,
      title: 't',
      answers: [{ name: 'n', label: 'l', values: ['v'], skipped: false }],
    },
  ],
};

/** A questionnaire with every kind of step. */
export const form = {
  id: 'q',
  version: 1,
  title: { en: 'Q', ru: 'В' },
  intro: 'i',
  steps: [
    { kind: 'text', name: 'a', label: 'l', multiline: true, maxLength: 10 },
    { kind: 'choice', name: 'b', label: 'l', options: [{ value: 'v', label: { en: 'l' } }] },
    { kind: 'multiChoice', name: 'c', label: 'l', max: 2, options: [{ value: 'v', label: 'l' }] },
    { kind: 'scale', name: 'd', label: 'l', min: 1, max: 5, minLabel: 'a', maxLabel: 'b' },
    { kind: 'size', name: 'e', label: 'l', options: [{ value: 'v', label: 'l' }] },
    { kind: 'photo', name: 'f', label: 'l', maxFiles: 3 },
  ],
};

const context = {
  page: { url: 'https://shop.test/', title: 't', referrer: 'r' },
  cart: { lines: [{ sku: '1', title: 't', quantity: 1, price: { amount: 1, currency: 'EUR' } }] },
  language: 'ru',
};
/** A conversation that waits. */
export const conversation = {
  id: 'k',
  intent: 'chat',
  phase: 'queued',
  queue: { position: 1, waitSeconds: 5 },
};
/** A visitor as the desk is told of him. */
export const visitor = { id: 'v', name: 'V', context, visits: 1, connected: true };
const parts = [...message.parts, { kind: 'form', form }];

/** One part of every kind. */
export const partSamples: readonly object[] = parts;

/** What a visitor or an operator says. */
export const clientFrames: readonly object[] = [
  { type: 'hello', version: 1, token: 't', cursor: 'c', context },
  { type: 'send', id: '1', clientId: 'c', conversation: 'k', intent: 'chat', parts },
  { type: 'rate', id: '1', conversation: 'k', rating: { score: 5, comment: 'c', solved: true } },
  { type: 'history', id: '1', conversation: 'k', before: 'b', limit: 5 },
  { type: 'read', id: '1', conversation: 'k', upTo: 'm' },
  { type: 'leave', id: '1', clientId: 'c', intent: 'chat', name: 'n', contact: 'a@b.test', text: 't' },
  { type: 'typing', conversation: 'k', on: true, draft: 'd' },
  { type: 'context', context },
  { type: 'edit', id: '1', conversation: 'k', message: 'm', clientId: 'c', parts },
  { type: 'remove', id: '1', conversation: 'k', message: 'm', clientId: 'c' },
  { type: 'transfer', id: '1', conversation: 'k', to: 'o', group: 'chat' },
  { type: 'status', id: '1', status: 'away' },
  { type: 'end', id: '1', conversation: 'k' },
  { type: 'ping' },
];

/** The welcome that lets an adapter begin: to somebody who has been here before. */
export const fullWelcome = {
  ...welcome,
  conversation,
  messages: [message],
  cursor: 'c',
  readUpTo: 'm',
};

const deskWelcome = {
  type: 'welcome',
  version: 1,
  operator: { id: 'o', name: 'Anna' },
  groups: ['chat'],
  status: 'available',
  cap: 4,
  chats: [],
  queue: [],
  figures: { conversations: 1, answered: 1, missed: 0, ratings: 0 },
  ratings: [],
  notes: [],
  canned: [{ key: 'k', text: 't' }],
  forms: [form],
  colleagues: [],
  serverTime: 1,
};

/** What a server says to either side. */
export const serverFrames: readonly object[] = [
  fullWelcome,
  deskWelcome,
  { type: 'ok', id: '1', message, cursor: 'c', duplicate: false },
  { type: 'ok', id: '1', messages: [message], before: 'b', after: 'a' },
  { type: 'error', id: '1', code: 'rate_limited', message: 'm', retryAfterMs: 5, limit: 1 },
  { type: 'message', message, cursor: 'c' },
  { type: 'message', conversation: 'k', message: { ...message, parts } },
  {
    type: 'conversation',
    conversation: { ...conversation, phase: 'ended', endedAt: 1, rating: { score: 5 } },
  },
  { type: 'availability', availability: { online: true, intents: { chat: true } } },
  { type: 'typing', conversation: 'k', on: true, draft: 'd', ttlMs: 6000, author: { id: 'o', name: 'A' } },
  { type: 'receipt', conversation: 'k', upTo: 'm', receipt: 'read' },
  { type: 'chat', chat: { conversation, visitor, messages: [message], before: 'b', waitingSince: 1 } },
  { type: 'queue', queue: [{ conversation: 'k', intent: 'chat', visitor, since: 1, preview: 'p' }] },
  { type: 'figures', figures: { conversations: 1, answered: 1, missed: 0, ratings: 0 } },
  { type: 'pong' },
];
