const queue = [];
window.comptoir = Object.assign((...call) => queue.push(call), { q: queue });
comptoir('init', { language: 'en' });
