const queue = [];
window.comptoir = Object.assign((...call) => queue.push(call), { q: queue });
comptoir('init', { triggers: '/rules.json', context: { page: { type: 'product' } } });
comptoir('track', 'sizes');
