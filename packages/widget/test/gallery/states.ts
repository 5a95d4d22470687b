import type { ChatMessage, Session } from '@comptoir/core';
import { ChatError } from '@comptoir/transport';
import type { WritableAtom } from 'nanostores';
import type { states as names } from './names.js';
import { anna, answers, conversation, form, long, picture, say, talk, troubled } from './samples.js';
import type { Seed } from './seedSession.js';

/** One picture. */
export interface State extends Seed {
  readonly intent?: string;
  /** What to press (a selector) or to write (a selector and the text) once it stands there, in order. */
  readonly steps?: readonly (string | readonly [selector: string, text: string])[];
  /** What happens after that. */
  later?(session: Session, root: ShadowRoot): Promise<void> | void;
  /** What is there, each a selector, when it is complete; a picture taken before that shows something else. */
  readonly shows: readonly string[];
}

const ended = { ...conversation, phase: 'ended' as const };
const over = say('system', [{ kind: 'notice', notice: { code: 'conversation_ended', by: 'operator' } }]);

const failing = (): Promise<never> => Promise.reject(new ChatError('connection_lost'));
const refusing = (): never => {
  throw new ChatError('connection_lost');
};
const file = (name: string, size: number) => ({ clientId: name, name, blob: new Blob(['x'.repeat(size)]) });

export const states: Readonly<Record<(typeof names)[number], State>> = {
  empty: {
    shows: ['.p-greeting'],
  },
  stylist: {
    shows: ['.p-offer .p-strong'],
    intent: 'stylist',
  },
  talking: {
    shows: ['.p-file', '.p-card img', '.p-choices', '.p-dots'],
    messages: talk,
    stores: { $conversation: conversation, $typing: anna },
  },
  queue: {
    shows: ['.p-status', '.p-own'],
    messages: [say('visitor', 'Hello, is the linen dress in stock in the shop in Lyon?', { status: 'sent' })],
    stores: {
      $conversation: { id: 'c1', intent: 'chat', phase: 'queued', queue: { position: 2, waitSeconds: 170 } },
    },
  },
  failed: {
    shows: ['.p-failed', '.p-pending'],
    messages: troubled,
    stores: { $conversation: conversation, $draft: 'And one more thing\nabout the belt' },
  },
  banner: {
    shows: ['.p-banner .p-small', '.p-row'],
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
  end: {
    shows: ['.p-head .p-strip', '.p-row'],
    messages: talk.slice(0, 4),
    stores: { $conversation: conversation },
    steps: ['.p-head > .p-text'],
  },
  strip: {
    shows: ['.p-panel > .p-strip', '.p-row'],
    intent: 'stylist',
    messages: talk.slice(0, 4),
    stores: { $conversation: conversation, $intent: 'stylist' },
  },
  'form-offer': {
    shows: ['.p-offer .p-strong'],
    messages: [
      say('operator', 'May I ask you a few things first?'),
      say('operator', [{ kind: 'form', form }]),
    ],
    stores: { $conversation: conversation },
  },
  'form-choice': {
    shows: ['.p-form .p-on'],
    intent: 'stylist',
    steps: ['.p-offer .p-strong', '.p-form label:nth-child(2) input'],
  },
  'form-multi': {
    shows: ['.p-form .p-on + .p-on'],
    intent: 'stylist',
    steps: [
      '.p-offer .p-strong',
      '.p-away-end',
      '.p-form label:nth-child(2) input',
      '.p-form label:nth-child(3) input',
    ],
  },
  'form-full': {
    shows: ['.p-form .p-on + .p-on', '.p-form :disabled'],
    intent: 'stylist',
    steps: [
      '.p-offer .p-strong',
      '.p-away-end',
      '.p-form label:nth-child(2) input',
      '.p-form label:nth-child(3) input',
      '.p-form label:nth-child(5) input',
    ],
  },
  'form-size': {
    shows: ['.p-form .p-chips .p-on'],
    intent: 'stylist',
    steps: ['.p-offer .p-strong', '.p-away-end', '.p-away-end', '.p-form label:nth-child(3) input'],
  },
  'form-scale': {
    shows: ['.p-form .p-ends', '.p-form .p-on'],
    intent: 'stylist',
    steps: [
      '.p-offer .p-strong',
      '.p-away-end',
      '.p-away-end',
      '.p-away-end',
      '.p-form label:nth-child(4) input',
    ],
  },
  'form-photo': {
    shows: ['.p-photo'],
    intent: 'stylist',
    steps: ['.p-offer .p-strong', '.p-away-end', '.p-away-end', '.p-away-end', '.p-away-end', '.p-away-end'],
  },
  answered: {
    shows: ['.p-offer', '.p-answers'],
    messages: [
      say('operator', [{ kind: 'form', form }]),
      answers,
      say('operator', 'Thank you! Give me two minutes, I have something in mind.'),
    ],
    stores: { $conversation: { ...conversation, intent: 'stylist' } },
    intent: 'stylist',
  },
  rating: {
    shows: ['.p-stars'],
    messages: [...talk.slice(0, 4), over],
    stores: { $conversation: ended, $ratingDue: ended },
  },
  rated: {
    shows: ['.p-solved .p-on', '.p-rating textarea'],
    messages: [...talk.slice(0, 4), over],
    stores: { $conversation: ended, $ratingDue: ended },
    steps: ['.p-stars label:nth-of-type(4) input', '.p-solved label:nth-of-type(1) input'],
  },
  thanks: {
    shows: ['.p-over-note .p-small'],
    messages: [...talk.slice(0, 4), over],
    stores: { $conversation: { ...ended, rating: { score: 5 } } },
  },
  offline: {
    shows: ['.p-note-form'],
    capabilities: { offline: 'form' },
    stores: { $availability: { online: false, intents: {} } },
    steps: ['.p-away .p-small'],
  },
  long: {
    shows: ['.p-own', '.p-head bdi'],
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
  queued: {
    shows: ['.p-status', '.p-own'],
    messages: [say('visitor', 'Hello, is anybody there?', { status: 'sent' })],
    stores: { $conversation: { id: 'c1', intent: 'chat', phase: 'queued' } },
  },
  cards: {
    shows: ['.p-picture img', '.p-card[href]', '.p-card:not([href])'],
    messages: [
      say('operator', [{ kind: 'link', url: 'https://shop.example/care', title: 'How to wash linen' }]),
      say('operator', [{ kind: 'link', url: 'https://shop.example/returns' }]),
      say('operator', [{ kind: 'order', number: '48-2211', status: 'Delivered' }]),
      say(
        'visitor',
        [
          { kind: 'text', text: 'This one?' },
          { kind: 'file', file: picture },
        ],
        {
          status: 'read',
        },
      ),
      say('operator', [
        { kind: 'product', product: { sku: '2', title: 'Belt', price: { amount: 1900, currency: 'EUR' } } },
      ]),
    ],
    stores: { $conversation: conversation },
  },
  edited: {
    shows: ['.p-meta span'],
    messages: [
      say('visitor', 'When do you open?', { status: 'read' }),
      say('operator', 'At ten, on Sundays at noon.', { edited: true }),
      say('operator', [], { removed: true }),
      say('visitor', [], { removed: true, status: 'read' }),
    ],
    stores: { $conversation: conversation },
  },
  sending: {
    shows: ['.p-pending', '.p-file'],
    messages: [
      ...talk.slice(0, 4),
      say('visitor', [{ kind: 'file', file: { ...picture, url: '' } }], { status: 'pending' }),
    ],
    stores: { $conversation: conversation },
  },
  history: {
    shows: ['.p-earlier', '.p-row'],
    messages: talk.slice(0, 4),
    stores: { $conversation: conversation, $earlier: true },
  },
  below: {
    shows: ['.p-pill'],
    messages: [...talk, ...troubled, ...long],
    stores: { $conversation: conversation },
    async later({ $messages }, root) {
      while (!root.querySelector('.p-file')) await new Promise(requestAnimationFrame);
      const box = root.querySelector('.p-scroll');
      box?.scrollBy({ top: -300 });
      await new Promise((done) => box?.addEventListener('scroll', done, { once: true }));
      await new Promise(requestAnimationFrame);
      ($messages as WritableAtom<readonly ChatMessage[]>).set([
        ...$messages.get(),
        say('operator', 'Are you still there?'),
      ]);
    },
  },
  upload: {
    shows: ['.p-uploads progress', '.p-uploads .p-bad'],
    messages: talk.slice(0, 4),
    capabilities: { upload: { maxBytes: 100, progress: true } },
    stores: {
      $conversation: conversation,
      $tray: [file('dress from the side.jpg', 10), file('the whole catalogue of this summer.pdf', 200)],
    },
    verbs: {
      upload: (_file, _name, call) => {
        call?.onProgress?.(0.4);
        return new Promise(() => undefined);
      },
    },
  },
  unsendable: {
    shows: ['.p-composer .p-bad[role=alert]'],
    steps: [['.p-field textarea', 'Hello'], '.p-send'],
    verbs: { send: refusing },
  },
  'too-long': {
    shows: ['.p-composer .p-bad'],
    capabilities: { maxText: 20 },
    stores: { $draft: 'More than twenty letters.' },
  },
  closed: {
    shows: ['.p-banner'],
    stores: { $connection: { phase: 'closed', error: new ChatError('origin_forbidden') } },
  },
  'end-failed': {
    shows: ['.p-head .p-strip'],
    messages: talk.slice(0, 4),
    stores: { $conversation: conversation },
    steps: ['.p-head > .p-text', '.p-head .p-strip .p-strong'],
    verbs: { end: failing },
  },
  'form-text': {
    shows: ['.p-form textarea'],
    intent: 'stylist',
    steps: ['.p-offer .p-strong', '.p-away-end', '.p-away-end', '.p-away-end', '.p-away-end'],
  },
  'form-failed': {
    shows: ['.p-form .p-bad:not(:empty)'],
    intent: 'stylist',
    steps: ['.p-offer .p-strong', ...Array(6).fill('.p-away-end')],
    verbs: { submit: refusing },
  },
  'rating-failed': {
    shows: ['.p-rating .p-bad:not(:empty)'],
    messages: [...talk.slice(0, 4), over],
    stores: { $conversation: ended, $ratingDue: ended },
    steps: ['.p-stars label:nth-of-type(2) input', '.p-rating .p-strong'],
    verbs: { rate: failing },
  },
  ended: {
    shows: ['.p-over-note .p-small'],
    messages: [...talk.slice(0, 4), over],
    stores: { $conversation: ended },
  },
  'note-missing': {
    shows: ['.p-note-form .p-bad:not(:empty)'],
    capabilities: { offline: 'form' },
    stores: { $availability: { online: false, intents: {} } },
    steps: ['.p-away .p-small', '.p-note-form .p-strong'],
  },
  'note-sent': {
    shows: ['.p-away [role=status]'],
    capabilities: { offline: 'form' },
    stores: { $availability: { online: false, intents: {} } },
    steps: [
      '.p-away .p-small',
      ['.p-note-form input', 'lea@example.com'],
      ['.p-note-form textarea', 'Do you mend zips?'],
      '.p-note-form .p-strong',
    ],
  },
  'queue-alone': {
    shows: ['.p-away .p-small', '.p-own'],
    messages: [say('visitor', 'Hello, is anybody there?', { status: 'sent' })],
    capabilities: { offline: 'form' },
    stores: {
      $availability: { online: false, intents: {} },
      $conversation: { id: 'c1', intent: 'chat', phase: 'queued', queue: { position: 4, waitSeconds: 170 } },
    },
  },
};
