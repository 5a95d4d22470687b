// What a visitor would press and write in here, and what he would read.
window.comptoir ??= (...call) => {
  comptoir.q ??= [];
  comptoir.q.push(call);
};
comptoir('init', {
  intents: [
    { id: 'chat' },
    {
      id: 'stylist',
      form: {
        id: 'season',
        version: 1,
        title: 'Two questions',
        steps: [
          { name: 'for', kind: 'choice', label: 'What for?', options: [{ value: 'work', label: 'Work' }] },
          { name: 'wish', kind: 'text', label: 'Anything else?' },
        ],
      },
    },
    { id: 'night' },
  ],
});
comptoir('open', { intent: 'stylist', draft: 'From within' });

const press = (target) => target.click();
const write = (text) => (field) => {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};
const tell = ({ textContent }) => parent.postMessage(textContent, '*');

/** Each waits for what it is done to. */
const steps = [
  ['.p-offer .p-strong', press],
  ['.p-form .p-options input', press],
  ['.p-form .p-strong', press],
  ['.p-form fieldset > input', write('No sequins')],
  ['.p-form .p-strong', press],
  ['.p-answers', () => undefined],
  ['.p-send[aria-disabled="false"]', press],
  ['.p-row.p-other .p-words', tell],
  ['.p-rating .p-stars label:nth-of-type(4) input', press],
  ['.p-rating .p-strong', press],
  ['.p-over-note', () => comptoir('open', { intent: 'night' })],
  ['.p-away .p-small', press],
  ['.p-note-form input', write('frame@example.com')],
  ['.p-note-form textarea', write(`From ${location.href}`)],
  ['.p-note-form .p-strong', press],
  ['.p-away [role="status"]', tell],
];
setInterval(() => {
  const root = document.querySelector('comptoir-counter')?.shadowRoot;
  const [selector, act] = steps[0] ?? [];
  const target = selector && root?.querySelector(selector);
  if (!target) return;
  steps.shift();
  act(target);
}, 50);
