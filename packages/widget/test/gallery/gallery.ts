import { atom } from 'nanostores';
import { adoptStyles } from '../../src/launcher/adoptStyles.js';
import { icon } from '../../src/launcher/icon.js';
import { mountPanel } from '../../src/panel/mountPanel.js';
import bar from '../../src/styles/bar.css?inline';
import frameStyles from '../../src/styles/window.css?inline';
import { liveSession } from './liveSession.js';
import { form } from './samples.js';
import { seedSession } from './seedSession.js';
import { type State, states } from './states.js';

const asked = new URLSearchParams(location.search);

const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

/** Waits until something stands there: parts of the window come from chunks of their own. */
async function find(root: ShadowRoot, selector: string): Promise<HTMLElement> {
  for (;;) {
    const found = root.querySelector<HTMLElement>(selector);
    if (found) return found;
    await frame();
  }
}

let clear = (): void => undefined;

/** Takes away what stands there and lays out another state; resolves once all of it is there. */
async function showState(name: string, language = 'en'): Promise<void> {
  const state: State = name === 'live' ? { shows: ['textarea'] } : states[name as keyof typeof states];
  clear();
  const host = document.createElement('comptoir-counter');
  host.lang = language;
  // The loader measures the bar; here there is none.
  host.style.setProperty('--comptoir-bar-height', '57px');
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, bar + frameStyles);
  const container = document.createElement('div');
  container.className = 'window';
  container.dir = language === 'ar' ? 'rtl' : 'ltr';
  root.append(container);
  document.body.append(host);
  const live =
    name === 'live' ? liveSession(Number(asked.get('count')), Number(asked.get('latency') ?? 5)) : undefined;
  if (live) Object.assign(window, live);
  const session = live?.session ?? seedSession(state);
  session.$draft.set(asked.get('draft') ?? session.$draft.get());
  const panel = mountPanel({
    container,
    session,
    intents: [{ id: 'chat' }, { id: 'stylist', form }],
    drawing: (id) => icon(id).firstElementChild?.getAttribute('d') ?? '',
    $intent: atom(state.intent ?? 'chat'),
    drafts: new Map(),
    language,
    keepDrafts: () => false,
    close: () => undefined,
  });
  clear = () => {
    panel.destroy();
    host.remove();
  };
  for (const step of state.steps ?? []) {
    const [selector, text] = typeof step === 'string' ? [step] : step;
    const target = await find(root, selector);
    await frame();
    if (text === undefined) target.click();
    else {
      (target as HTMLTextAreaElement).value = text;
      target.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await frame();
  }
  await state.later?.(session, root);
  for (const selector of state.shows) await find(root, selector);
  await frame();
  await frame();
}

const name = asked.get('state');
if (!name) {
  for (const each of Object.keys(states)) {
    const link = document.createElement('a');
    link.href = `?state=${each}`;
    link.textContent = each;
    document.body.append(link, document.createElement('br'));
  }
} else {
  document.body.style.background = '#e9e4dc';
  // So that a test goes from one state to the next without loading all code again.
  Object.assign(window, { showState });
  await showState(name, asked.get('language') ?? undefined);
  document.documentElement.dataset.ready = '';
}
