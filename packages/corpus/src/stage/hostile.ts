import type { Cart, FileRef, Form, Message, Part, Person, VisitorContext } from '@comptoir/transport';
import type { DeskVisitor } from '@comptoir/transport/wire';
import type { Taint } from '../fields/taint.js';

/** Half past ten: every sample has its own minute after it. */
export const moment = Date.UTC(2026, 10, 20, 10, 30);

const currency = (v: Taint) => ({ amount: 12_345, currency: v('Money.currency') });

/** Somebody who writes; another one for each number. */
export function hostilePerson(v: Taint, n: number): Person {
  return { id: `person-${n}`, name: v('Person.name'), avatarUrl: v('Person.avatarUrl') };
}

/** A picture, or a file of any other kind. */
export function hostileFile(v: Taint, type = 'image/png'): FileRef {
  return {
    id: `file-${type}`,
    name: v('FileRef.name'),
    type: type || v('FileRef.type'),
    size: 1_024,
    url: v('FileRef.url'),
    width: 4,
    height: 3,
  };
}

/** A questionnaire with one step of each kind. */
export function hostileForm(v: Taint, id: string): Form {
  const step = { label: v('FormStep.label'), hint: v('FormStep.hint') };
  const options = [
    { value: v('FormOption.value'), label: v('FormOption.label') },
    { value: `${v('FormOption.value')}2`, label: v('FormOption.label') },
  ];
  const name = v('FormStep.name');
  return {
    id: id || v('Form.id'),
    version: 1,
    title: v('Form.title'),
    intro: v('Form.intro'),
    steps: [
      { ...step, name, kind: 'choice', options },
      { ...step, name: `${name}2`, kind: 'multiChoice', options, max: 2 },
      { ...step, name: `${name}3`, kind: 'size', options },
      { ...step, name: `${name}4`, kind: 'text' },
      {
        ...step,
        name: `${name}5`,
        kind: 'scale',
        min: 0,
        max: 4,
        minLabel: v('FormStep:scale.minLabel'),
        maxLabel: v('FormStep:scale.maxLabel'),
      },
      { ...step, name: `${name}6`, kind: 'photo' },
    ],
  };
}

/** A message's parts, one of each kind but those that stand alone. */
export function hostileParts(v: Taint, n: number): readonly Part[] {
  return [
    { kind: 'text', text: v('Part:text.text') },
    { kind: 'file', file: hostileFile(v) },
    { kind: 'file', file: hostileFile(v, 'application/pdf') },
    { kind: 'file', file: hostileFile(v, '') },
    {
      kind: 'product',
      product: {
        sku: v('Product.sku'),
        title: v('Product.title'),
        price: currency(v),
        url: v('Product.url'),
        imageUrl: v('Product.imageUrl'),
      },
    },
    {
      kind: 'order',
      number: v('Part:order.number'),
      status: v('Part:order.status'),
      total: currency(v),
      url: v('Part:order.url'),
    },
    { kind: 'form', form: hostileForm(v, `form-${n}`) },
    {
      kind: 'formAnswers',
      formId: v('Part:formAnswers.formId'),
      formVersion: 1,
      title: v('Part:formAnswers.title'),
      answers: [
        {
          name: v('FormAnswer.name'),
          label: v('FormAnswer.label'),
          skipped: false,
          values: [v('FormAnswer.values'), v('FormAnswer.values')],
          files: [hostileFile(v)],
        },
      ],
    },
    { kind: 'link', url: v('Part:link.url'), title: v('Part:link.title') },
    { kind: 'link', url: v('Part:link.url') },
    { kind: 'notice', notice: { code: 'operator_joined', name: v('Notice:operator_joined.name') } },
    { kind: 'notice', notice: { code: 'operator_left', name: v('Notice:operator_left.name') } },
  ];
}

/** Quick replies, one for each string. */
export function hostileChoices(taints: readonly Taint[]): Part {
  return {
    kind: 'choices',
    text: taints[0]?.('Part:choices.text') ?? '',
    options: taints.map((v, n) => ({ value: `${n}${v('FormOption.value')}`, label: v('FormOption.label') })),
  };
}

/** A stored message. */
export function hostileMessage(v: Taint, n: number, conversation: string, from: Message['from']): Message {
  return {
    id: `${conversation}-m${n}`,
    order: String(n).padStart(6, '0'),
    conversation,
    at: moment + n * 600_000,
    from,
    ...(from !== 'visitor' && { author: hostilePerson(v, n) }),
    parts: hostileParts(v, n),
  };
}

function hostileCart(v: Taint): Cart {
  return {
    total: currency(v),
    count: 2,
    lines: [
      {
        sku: v('Product.sku'),
        title: v('Product.title'),
        price: currency(v),
        url: v('Product.url'),
        imageUrl: v('Product.imageUrl'),
        quantity: 2,
      },
    ],
  };
}

/** All that a page may tell about a visitor. */
export function hostileContext(v: Taint): VisitorContext {
  return {
    page: {
      url: v('PageContext.url'),
      title: v('PageContext.title'),
      type: v('PageContext.type'),
      referrer: v('PageContext.referrer'),
    },
    cart: hostileCart(v),
    language: v('VisitorContext.language'),
    timeZone: v('VisitorContext.timeZone'),
    person: { id: v('Identity.id'), name: v('Identity.name'), email: v('Identity.email') },
  };
}

/** A visitor as a desk is told of him. */
export function hostileVisitor(v: Taint, n: number): DeskVisitor {
  return {
    id: `visitor-${n}`,
    name: v('DeskVisitor.name'),
    context: hostileContext(v),
    visits: 2,
    connected: true,
  };
}
