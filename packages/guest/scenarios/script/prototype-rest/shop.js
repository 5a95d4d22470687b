const queue = [];
window.comptoir = Object.assign((...call) => queue.push(call), { q: queue });
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
          {
            name: 'warmth',
            kind: 'scale',
            label: 'How warm shall it be?',
            min: 1,
            max: 5,
          },
          { name: 'wish', kind: 'text', label: 'Anything else?', multiline: true, maxLength: 100 },
        ],
      },
    },
  ],
  consent: 'granted',
  triggers: {
    version: 1,
    rules: [
      {
        id: 'size-help',
        when: { signal: 'custom', name: 'sizes' },
        // biome-ignore lint/suspicious/noThenProperty: rules are written so.
        then: {
          kind: 'help',
          intent: 'stylist',
          text: 'Between two sizes?',
          button: 'Ask about sizes',
          draft: 'Which size should I take?',
        },
      },
    ],
  },
});
