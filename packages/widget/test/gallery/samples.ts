import type { ChatMessage } from '@comptoir/core';
import {
  ChatError,
  type Conversation,
  type FileRef,
  type Form,
  type Part,
  type Person,
  type Sender,
} from '@comptoir/transport';

export const anna: Person = { id: 'anna', name: 'Anna Berger' };

export const conversation: Conversation = { id: 'c1', intent: 'chat', phase: 'open', operator: anna };

const start = new Date().setHours(11, 58, 0, 0);
let counter = 0;

/** One message, a minute after the one before. */
export function say(
  from: Sender,
  parts: string | readonly Part[],
  over: Partial<ChatMessage> = {},
): ChatMessage {
  counter++;
  return {
    id: `m${counter}`,
    clientId: `k${counter}`,
    order: String(counter).padStart(6, '0'),
    conversation: 'c1',
    at: start + counter * 40_000,
    from,
    ...(from === 'operator' ? { author: anna } : {}),
    parts: typeof parts === 'string' ? [{ kind: 'text', text: parts }] : parts,
    status: 'sent',
    ...over,
  };
}

export const form: Form = {
  id: 'style',
  version: 1,
  title: { en: 'A few quick questions', ru: 'Несколько вопросов' },
  intro: { en: 'So that your stylist knows where to begin.', ru: 'Чтобы стилист знал, с чего начать.' },
  steps: [
    {
      name: 'occasion',
      kind: 'choice',
      label: { en: 'What are you looking for?', ru: 'Что вы ищете?' },
      options: [
        { value: 'office', label: { en: 'Something for the office', ru: 'Что-то для офиса' } },
        { value: 'party', label: { en: 'A dress for a celebration', ru: 'Платье для праздника' } },
        { value: 'every', label: { en: 'Every day, but better', ru: 'На каждый день, но лучше' } },
      ],
    },
    {
      name: 'colours',
      kind: 'multiChoice',
      label: { en: 'Which colours do you like to wear?', ru: 'Какие цвета вы любите носить?' },
      max: 3,
      options: ['Black', 'Ivory', 'Plum', 'Forest green', 'Navy'].map((label) => ({ value: label, label })),
    },
    {
      name: 'size',
      kind: 'size',
      label: { en: 'Your usual size', ru: 'Ваш обычный размер' },
      options: ['XS', 'S', 'M', 'L', 'XL', 'XXL', '54–56'].map((label) => ({ value: label, label })),
    },
    {
      name: 'fit',
      kind: 'scale',
      min: 1,
      max: 5,
      label: { en: 'How close should it sit?', ru: 'Насколько по фигуре?' },
      minLabel: { en: 'Loose', ru: 'Свободно' },
      maxLabel: { en: 'Close', ru: 'По фигуре' },
    },
    { name: 'words', kind: 'text', multiline: true, label: { en: 'Anything else?', ru: 'Что ещё важно?' } },
    {
      name: 'photo',
      kind: 'photo',
      label: { en: 'A photo of what you like', ru: 'Фото того, что нравится' },
    },
  ],
};

export const talk: readonly ChatMessage[] = [
  say('system', [{ kind: 'notice', notice: { code: 'operator_joined', name: 'Anna Berger' } }]),
  say('visitor', 'Hello! Does the linen dress run large? I am usually between M and L.', { status: 'read' }),
  say('operator', 'Hello, and welcome!'),
  say(
    'operator',
    'It does run a little large, so I would take the M. The size guide is at https://shop.example/sizes (second table).',
  ),
  say('operator', [
    {
      kind: 'product',
      product: {
        sku: '1',
        title: 'Linen dress with a tie belt',
        price: { amount: 12900, currency: 'EUR' },
        url: 'https://shop.example/p/1',
        imageUrl: '/test/gallery/dress.svg',
      },
    },
  ]),
  say('visitor', 'Lovely. And can I still change my order?', { status: 'read' }),
  say('operator', [
    {
      kind: 'order',
      number: '48-2210',
      status: 'Being packed',
      total: { amount: 8950, currency: 'EUR' },
      url: 'https://shop.example/o',
    },
  ]),
  say(
    'visitor',
    [
      {
        kind: 'file',
        file: {
          id: 'f',
          name: 'receipt from the shop in Lyon.pdf',
          type: 'application/pdf',
          size: 284_000,
          url: 'https://shop.example/f',
        },
      },
    ],
    { status: 'delivered' },
  ),
  say('operator', [
    {
      kind: 'choices',
      text: 'What shall we do?',
      options: [
        { value: 'a', label: 'Change the size' },
        { value: 'b', label: 'Cancel the order' },
        { value: 'c', label: 'Leave it' },
      ],
    },
  ]),
];

export const picture: FileRef = {
  id: 'p',
  name: 'the dress in the window.png',
  type: 'image/png',
  size: 41_000,
  url: 'https://shop.example/window.png',
  width: 400,
  height: 300,
};

export const troubled: readonly ChatMessage[] = [
  say('operator', 'Could you tell me the order number?'),
  say('visitor', 'It is 48-2210', { status: 'failed', error: new ChatError('rate_limited') }),
  say('visitor', 'or 48-2201, I am not sure', {
    status: 'uncertain',
    error: new ChatError('connection_lost'),
  }),
  say('visitor', 'One moment', { status: 'pending' }),
];

export const answers = say(
  'visitor',
  [
    {
      kind: 'formAnswers',
      formId: 'style',
      formVersion: 1,
      title: 'A few quick questions',
      answers: [
        {
          name: 'occasion',
          label: 'What are you looking for?',
          skipped: false,
          values: ['A dress for a celebration'],
        },
        {
          name: 'colours',
          label: 'Which colours do you like to wear?',
          skipped: false,
          values: ['Black', 'Plum'],
        },
        { name: 'size', label: 'Your usual size', skipped: true, values: [] },
        { name: 'look', label: 'A photo of what you like', skipped: false, values: [], files: [picture] },
      ],
    },
  ],
  { status: 'read' },
);

export const long: readonly ChatMessage[] = [
  say(
    'operator',
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, https://shop.example/a/very/long/address/that/nobody/could/ever/remember/or/type/without/a/mistake?utm_source=newsletter',
    {
      author: { id: 'l', name: 'Maximiliane Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh' },
    },
  ),
  say('visitor', 'Ok 👍', { status: 'read' }),
];
