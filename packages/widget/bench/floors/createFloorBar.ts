import { floorStyles } from './floorStyles.js';

/** The least that a bar can be: an element with a shadow root, a sentence and two buttons with a drawing each. */
export function createFloorBar(press: () => void, approach?: () => void): ShadowRoot {
  const host = document.createElement('bench-floor');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(floorStyles);
  root.adoptedStyleSheets.push(sheet);
  const bar = document.createElement('section');
  bar.className = 'bar';
  const status = document.createElement('p');
  status.textContent = 'Talk to us';
  bar.append(status);
  for (const text of ['Chat', 'Ask a stylist']) {
    const button = document.createElement('button');
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', 'M4 5h16v11H11l-4 4v-4H4z');
    svg.append(path);
    button.append(svg, text);
    button.onclick = press;
    if (approach) button.onpointerenter = approach;
    bar.append(button);
  }
  root.append(bar);
  document.body.append(host);
  return root;
}
