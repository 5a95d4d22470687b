import type { JSX } from 'preact';
import { shortcutLines } from '../keys/shortcuts.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Dialog } from './Dialog.js';

/** All keys of the desk. */
export function ShortcutsDialog(): JSX.Element {
  const desk = useDesk();
  return (
    <Dialog heading={texts.shortcuts.heading} onClose={desk.closeDialog}>
      <dl class="shortcuts">
        {shortcutLines.map((line) => (
          <div key={line.text}>
            <dt>
              {line.keys.map((keys, index) => (
                <span key={keys}>
                  {index > 0 && ' … '}
                  <kbd>{keys}</kbd>
                </span>
              ))}
            </dt>
            <dd>{line.text}</dd>
          </div>
        ))}
      </dl>
      <div class="dialog-buttons">
        <button class="button" type="button" onClick={desk.closeDialog}>
          {texts.shortcuts.close}
        </button>
      </div>
    </Dialog>
  );
}
