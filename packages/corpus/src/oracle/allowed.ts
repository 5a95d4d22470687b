const everywhere = [
  ...[
    'class',
    'id',
    'dir',
    'lang',
    'hidden',
    'role',
    'tabindex',
    'title',
    'aria-activedescendant',
    'aria-atomic',
  ],
  ...['aria-autocomplete', 'aria-busy', 'aria-checked', 'aria-controls', 'aria-current', 'aria-describedby'],
  ...[
    'aria-disabled',
    'aria-expanded',
    'aria-hidden',
    'aria-invalid',
    'aria-label',
    'aria-labelledby',
    'aria-live',
  ],
  ...[
    'aria-relevant',
    'aria-selected',
    'data-conversation',
    'data-drop',
    'data-room',
    'data-stage',
    'data-tab',
  ],
  ...['data-text'],
];

const ofForms = [
  ...[
    'accept',
    'autocapitalize',
    'autocomplete',
    'autofocus',
    'checked',
    'disabled',
    'enterkeyhint',
    'for',
    'max',
  ],
  ...['maxlength', 'multiple', 'name', 'novalidate', 'placeholder', 'rows', 'spellcheck', 'type', 'value'],
];

/** Every element that widget and desk know, each with the attributes that it may have beside those for all. */
const elements: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'target', 'rel', 'download'],
  div: ['popover'],
  img: ['src', 'alt', 'width', 'height', 'loading', 'decoding', 'referrerpolicy'],
  svg: ['viewBox', 'width', 'height', 'focusable'],
  path: ['d'],
  time: ['datetime'],
  th: ['scope'],
  details: ['open'],
  dialog: ['open'],
  ...Object.fromEntries(
    ['button', 'fieldset', 'form', 'input', 'label', 'progress', 'textarea'].map((tag) => [tag, ofForms]),
  ),
  ...Object.fromEntries(
    [
      ...[
        'aside',
        'b',
        'bdi',
        'caption',
        'comptoir-counter',
        'dd',

        'dl',
        'dt',
        'h1',
        'h2',
        'h3',
        'header',
      ],
      ...[
        'i',
        'kbd',
        'legend',
        'li',
        'main',
        'nav',
        'ol',
        'p',
        'section',
        'small',
        'span',
        'strong',
        'summary',
      ],
      ...['table', 'tbody', 'td', 'thead', 'tr', 'ul'],
    ].map((tag) => [tag, []]),
  ),
};

/** Whether an element of this name is one of ours. */
export function isOurElement(tag: string): boolean {
  return Object.hasOwn(elements, tag);
}

/** Whether an element of ours may have an attribute of this name. */
export function isOurAttribute(tag: string, name: string): boolean {
  return everywhere.includes(name) || (Object.hasOwn(elements, tag) && !!elements[tag]?.includes(name));
}
