import type { ChatOptions } from './chatOptions.js';
import { createBar } from './createBar.js';
import { keepInPage } from './keepInPage.js';
import type { Call, Front, Ground, Parts } from './parts.js';
import { reportProblem } from './reportProblem.js';
import { wipe } from './wipe.js';

/**
 * Builds a counter: the bar at once, everything else through `parts` when it is needed. Answers the function
 * that takes calls: it keeps them until somebody is there who can carry them out.
 *
 * Both entry points are this builder with another way to fetch the parts.
 */
export function createCounter(options: ChatOptions, parts: Parts): (...call: Call) => unknown {
  const root = document.documentElement;
  const language = options.language || root.lang || navigator.language;
  const intents = options.intents ?? [{ id: 'chat' }, { id: 'stylist' }];
  const prefix = `comptoir.${options.namespace ?? 'default'}.`;
  const { style } = root;
  const calls: Call[] = [];
  let front: Front | undefined;
  let { consent } = options;
  let gone = false;

  const stored = (name: string, store: 'local' | 'session' = 'local'): string | null | undefined => {
    try {
      return window[`${store}Storage`].getItem(prefix + name);
    } catch {
      // Storage is switched off: nothing was kept.
    }
  };
  const need = async (name: keyof Parts): Promise<void> => {
    try {
      const part = await parts[name]();
      if (!gone) front ??= part.createFront(ground);
    } catch (cause) {
      if (gone) return;
      // The next press opens the window; this one must not do it a second time.
      for (const call of calls) if (/^(press|open)$/.test(call[0])) call[0] = 'off';
      bar.mark('aria-busy');
      bar.fail(true);
      ground.problems.push(reportProblem('chunk_failed', name, cause));
    }
  };
  const settle = (): void => {
    // What needs no code goes in this very call.
    if (consent === 'denied') wipe(prefix);
    if (consent === 'auto' || consent === 'denied') need('consent');
    if (consent === 'granted' && options.triggers) need('triggers');
  };
  const call = (...what: Call): unknown => {
    if (front) return front(...what);
    const [verb, first] = what;
    if (verb === 'get')
      return { problems: ground.problems, open: false, unread: 0, connection: { phase: 'idle' } }[
        first as string
      ];
    calls.push(what);
    if (verb === 'press') bar.mark('aria-busy', first as string);
    if (verb === 'show' || verb === 'hide') ground.display(verb === 'show');
    if (verb === 'destroy') ground.leave();
    // Only these are worth the code; a person is forgotten at once where one was kept.
    else if (/^(press|open|start|end)$/.test(verb) || (verb === 'reset' && stored('owner'))) need('opening');
    if (verb === 'consent') {
      consent = first as ChatOptions['consent'];
      settle();
    }
    if (verb === 'on')
      return () => {
        what[0] = 'off';
        (what[3] as (() => void) | undefined)?.();
      };
  };

  const bar = createBar(
    intents,
    language,
    options,
    (intent) => call('press', intent),
    // Only the code: nothing is connected or kept before a button is pressed.
    async () => {
      try {
        await parts.opening();
      } catch {
        // Told by the press.
      }
    },
  );
  const ground: Ground = {
    options,
    intents,
    language,
    prefix,
    bar,
    parts,
    calls,
    problems: [],
    display(shown) {
      bar.host.hidden = !shown;
      style.setProperty('--comptoir-bar-height', shown ? 'calc(57px + env(safe-area-inset-bottom))' : '0px');
    },
    wipe: (below = '') => wipe(prefix + below),
    leave() {
      gone = true;
      stopIdle(idle as number);
      leave();
      style.setProperty('--comptoir-bar-height', '');
      // Asked for as text: Blink does not find an attribute that it has not written out yet.
      if (!root.getAttribute('style')) root.removeAttribute('style');
    },
  };

  ground.display(!options.hidden);
  const leave = keepInPage(bar);
  const intent = stored('open', 'session');
  if (intents.some(({ id }) => id === intent)) call('open', { intent, quiet: true });

  // Safari has no idle callback: there the next task must do.
  const { requestIdleCallback: whenIdle = setTimeout, cancelIdleCallback: stopIdle = clearTimeout } = window;
  const idle = whenIdle(() => {
    if (stored('running')) call('start');
    settle();
  });
  return call;
}
