import { defineChatElement } from '@comptoir/widget/element';
import { openShop } from './openShop.js';

/** Two pages and the way between them, without a request. */
function show(): void {
  const name = location.pathname === '/about' ? 'about' : 'shop';
  const template = document.querySelector<HTMLTemplateElement>(`#${name}`);
  if (!template) return;
  const page = document.importNode(template.content, true);
  openShop(page);
  document.getElementById('page')?.replaceChildren(page);
}

defineChatElement();
show();
addEventListener('popstate', show);
for (const link of document.querySelectorAll('a'))
  link.addEventListener('click', (event) => {
    event.preventDefault();
    history.pushState(null, '', link.href);
    show();
  });
