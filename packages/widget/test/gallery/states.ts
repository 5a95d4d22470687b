import { ChatError } from '@comptoir/transport';
import type { states as names } from './names.js';
import { anna, answers, conversation, form, long, say, talk, troubled } from './samples.js';
import type { Seed } from './seedSession.js';

/** One picture. */
export interface State extends Seed {
  readonly intent?: string;
  /** Selectors or texts of buttons to press once it stands there, in order. */
  readonly press?: readonly string[];
}

const ended = { ...conversation, phase: 'ended' as const };

export const states: Readonly<Record<(typeof names)[number], State>> = {
  empty: {},
  stylist: { intent: 'stylist' },
  talking: { messages: talk, stores: { $conversation: conversation, $typing: anna } },
  queue: {
    messages: [say('visitor', 'Hello, is the linen dress in stock in the shop in Lyon?', { status: 'sent' })],
    stores: {
      $conversation: { id: 'c1', intent: 'chat', phase: 'queued', queue: { position: 2, waitSeconds: 170 } },
    },
  },
  failed: {
    messages: troubled,
    stores: { $conversation: conversation, $draft: 'And one more thing\nabout the belt' },
  },
  banner: {
    messages: talk.slice(0, 3),
    stores: {
      $conversation: conversation,
      $connection: {
        phase: 'waiting',
        attempt: 3,
        retryAt: Date.now() + 12_000,
        error: new ChatError('connection_lost'),
      },
    },
  },
  end: { messages: talk.slice(0, 4), stores: { $conversation: conversation }, press: ['.p-head > .p-text'] },
  strip: {
    intent: 'stylist',
    messages: talk.slice(0, 4),
    stores: { $conversation: conversation, $intent: 'stylist' },
  },
  'form-offer': {
    messages: [
      say('operator', 'May I ask you a few things first?'),
      say('operator', [{ kind: 'form', form }]),
    ],
    stores: { $conversation: conversation },
  },
  'form-choice': { intent: 'stylist', press: ['.p-offer .p-strong', '.p-form label:nth-child(2) input'] },
  'form-multi': {
    intent: 'stylist',
    press: [
      '.p-offer .p-strong',
      '.p-away-end',
      '.p-form label:nth-child(2) input',
      '.p-form label:nth-child(3) input',
    ],
  },
  'form-size': {
    intent: 'stylist',
    press: ['.p-offer .p-strong', '.p-away-end', '.p-away-end', '.p-form label:nth-child(3) input'],
  },
  'form-scale': {
    intent: 'stylist',
    press: [
      '.p-offer .p-strong',
      '.p-away-end',
      '.p-away-end',
      '.p-away-end',
      '.p-form label:nth-child(4) input',
    ],
  },
  'form-photo': {
    intent: 'stylist',
    press: ['.p-offer .p-strong', '.p-away-end', '.p-away-end', '.p-away-end', '.p-away-end', '.p-away-end'],
  },
  answered: {
    messages: [
      say('operator', [{ kind: 'form', form }]),
      answers,
      say('operator', 'Thank you! Give me two minutes, I have something in mind.'),
    ],
    stores: { $conversation: { ...conversation, intent: 'stylist' } },
    intent: 'stylist',
  },
  rating: {
    messages: [
      ...talk.slice(0, 4),
      say('system', [{ kind: 'notice', notice: { code: 'conversation_ended', by: 'operator' } }]),
    ],
    stores: { $conversation: ended, $ratingDue: ended },
  },
  rated: {
    messages: [
      ...talk.slice(0, 4),
      say('system', [{ kind: 'notice', notice: { code: 'conversation_ended', by: 'operator' } }]),
    ],
    stores: { $conversation: ended, $ratingDue: ended },
    press: ['.p-stars label:nth-of-type(4) input', '.p-solved label:nth-of-type(1) input'],
  },
  thanks: {
    messages: [
      ...talk.slice(0, 4),
      say('system', [{ kind: 'notice', notice: { code: 'conversation_ended', by: 'operator' } }]),
    ],
    stores: { $conversation: { ...ended, rating: { score: 5 } } },
  },
  offline: {
    capabilities: { offline: 'form' },
    stores: { $availability: { online: false, intents: {} } },
    press: ['.p-away .p-small'],
  },
  long: {
    messages: long,
    stores: {
      $conversation: {
        ...conversation,
        operator: { id: 'l', name: 'Maximiliane Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh' },
      },
      $draft:
        'A longer text that takes more than one line, so that one can see how the field grows while somebody types into it. And on.',
    },
  },
};
