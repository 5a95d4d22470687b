/** The floor of the window: everything by hand and in one file, without framework, connection or words. */
import type { Message } from '@comptoir/transport';
import '../page/bench.js';
import { createFloorBar } from './createFloorBar.js';
import { rowsInBlock, timeOf } from './timeOf.js';

function make(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

const field = document.createElement('textarea');
field.rows = 1;
const log = make('div', '');
log.setAttribute('role', 'log');
const close = make('button', '', 'Close');
const frame = make(
  'div',
  'window',
  make('header', '', make('h2', '', 'Chat'), close),
  make('div', 'p-scroll', log),
  make('form', '', field, make('button', '', 'Send')),
);
frame.setAttribute('role', 'dialog');
const root = createFloorBar(() => {
  root.append(frame);
  field.focus();
});
close.onclick = () => frame.remove();

function toRow({ at, from, parts }: Message): HTMLElement {
  const [part] = parts;
  const text = part?.kind === 'text' ? part.text : '';
  return make('li', from === 'visitor' ? 'own' : '', make('div', 'text', text), make('time', '', timeOf(at)));
}

window.floor = {
  give(messages) {
    let block = log.lastElementChild;
    let count = block?.childElementCount ?? rowsInBlock;
    const blocks: Element[] = [];
    for (const message of messages) {
      if (!block || count === rowsInBlock) {
        block = make('ol', '');
        blocks.push(block);
        count = 0;
      }
      block.append(toRow(message));
      count++;
    }
    log.append(...blocks);
  },
};
