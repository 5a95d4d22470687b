// What a visitor would do in here, and what he would read.
window.comptoir ??= (...call) => {
  comptoir.q ??= [];
  comptoir.q.push(call);
};
comptoir('open', { draft: 'From within' });
const look = setInterval(() => {
  const root = document.querySelector('comptoir-counter')?.shadowRoot;
  if (root?.querySelector('textarea')?.value === 'From within') root.querySelector('.p-send').click();
  const answer = root?.querySelector('.p-row.p-other')?.textContent;
  if (!answer?.includes('To within')) return;
  parent.postMessage(answer, '*');
  clearInterval(look);
}, 50);
