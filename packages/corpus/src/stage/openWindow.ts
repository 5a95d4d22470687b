import type { Session } from '@comptoir/core';
import { atom, type WritableAtom } from 'nanostores';
import type { ChatOptions } from '../../../widget/src/launcher/chatOptions.js';
import { createBar } from '../../../widget/src/launcher/createBar.js';
import { mountPanel } from '../../../widget/src/panel/mountPanel.js';
import { until } from './pace.js';

/** A bar with an open chat window in the page. */
export interface OpenWindow {
  readonly root: ShadowRoot;
  readonly $intent: WritableAtom<string>;
  /** The bar says that the chat did not load. */
  fail(): void;
  close(): void;
}

/** Puts a bar and a window over a session into the page; resolves once the window stands there. */
export async function openWindow(
  session: Session,
  { intents = [{ id: 'chat' }, { id: 'stylist' }], language = 'en', words }: ChatOptions = {},
): Promise<OpenWindow> {
  const nothing = (): void => undefined;
  const bar = createBar(intents, language, { words }, nothing, nothing);
  const place = document.createElement('div');
  // Laying out what nobody looks at takes more time than everything else.
  place.hidden = true;
  place.append(bar.host);
  document.body.append(place);
  bar.frame.hidden = false;
  const $intent = atom(intents[0]?.id ?? 'chat');
  const panel = mountPanel({
    container: bar.frame,
    session,
    intents,
    drawing: () => 'M0 0',
    $intent,
    drafts: new Map(),
    language,
    words,
    keepDrafts: () => false,
    close: nothing,
  });
  await until('the window', () => bar.frame.querySelector('textarea') !== null);
  return {
    root: bar.root,
    $intent,
    fail: () => bar.fail(true),
    close() {
      panel.destroy();
      place.remove();
    },
  };
}
