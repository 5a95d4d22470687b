import { atom } from 'nanostores';
import { adoptStyles } from '../../src/launcher/adoptStyles.js';
import { icon } from '../../src/launcher/icon.js';
import { isRightToLeft } from '../../src/launcher/isRightToLeft.js';
import { mountPanel } from '../../src/panel/mountPanel.js';
import bar from '../../src/styles/bar.css?inline';
import frameStyles from '../../src/styles/window.css?inline';
import { liveSession } from './liveSession.js';
import { form } from './samples.js';
import { seedSession } from './seedSession.js';
import { type State, states } from './states.js';

const asked = new URLSearchParams(location.search);
const name = asked.get('state');
const language = asked.get('language') ?? 'en';
const state: State | undefined =
  name === 'live' ? {} : name && name in states ? states[name as keyof typeof states] : undefined;

if (!state) {
  for (const each of Object.keys(states)) {
    const link = document.createElement('a');
    link.href = `?state=${each}`;
    link.textContent = each;
    document.body.append(link, document.createElement('br'));
  }
} else {
  document.body.style.background = '#e9e4dc';
  const host = document.createElement('comptoir-counter');
  host.lang = language;
  host.dir = isRightToLeft(language) ? 'rtl' : 'ltr';
  // The loader measures the bar; here there is none.
  host.style.setProperty('--comptoir-bar-height', '57px');
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, bar + frameStyles);
  const container = document.createElement('div');
  container.className = 'window';
  root.append(container);
  document.body.append(host);
  const live = name === 'live' ? liveSession(Number(asked.get('count') ?? 0)) : undefined;
  if (live) Object.assign(window, live);
  mountPanel({
    container,
    session: live?.session ?? seedSession(state),
    intents: [{ id: 'chat' }, { id: 'stylist', form }],
    drawing: (id) => icon(id).firstElementChild?.getAttribute('d') ?? '',
    $intent: atom(state.intent ?? 'chat'),
    language,
    keepDrafts: () => false,
    close: () => undefined,
  });
  const press = async (selector: string): Promise<void> => {
    for (;;) {
      const target = root.querySelector<HTMLElement>(selector);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (target) {
        target.click();
        return;
      }
    }
  };
  for (const selector of state.press ?? []) await press(selector);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  document.documentElement.dataset.ready = '';
}
