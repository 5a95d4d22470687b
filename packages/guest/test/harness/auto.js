// The same in every shop that leaves consent to its tool: rules, which nobody may ask for before it is granted.
(() => {
  const queue = [];
  window.comptoir = Object.assign((...call) => queue.push(call), { q: queue });
  comptoir('init', { consent: 'auto', triggers: '/rules.json' });
})();
