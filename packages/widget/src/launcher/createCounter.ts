import type { Chat } from './chat.js';
import type { ChatOptions } from './chatOptions.js';
import { createBar } from './createBar.js';
import { createEvents, type Events } from './createEvents.js';
import { keepInPage } from './keepInPage.js';
import type { ChatWindow, Counter, Parts, Seat, Told, Watch } from './parts.js';
import { pickLanguage } from './pickLanguage.js';
import { version } from './version.js';

/**
 * Builds a counter: the bar at once, everything else through `parts` when it is needed.
 *
 * Both entry points are this builder with another way to fetch the parts.
 */
export function createCounter(options: ChatOptions, parts: Parts, events: Events = createEvents()): Chat {
  const language = pickLanguage(options.language);
  const intents = options.intents ?? [{ id: 'chat' }, { id: 'stylist' }];
  const prefix = `comptoir.${options.namespace ?? 'default'}.`;
  const told: Told[] = [];
  const takers: ((told: Told) => void)[] = [];
  let seating: Promise<Seat> | undefined;
  let seat: Seat | undefined;
  let frame: ChatWindow | undefined;
  let watch: Watch | undefined;
  /** The window that is open or on its way. */
  let wanted: string | undefined;
  let pressed: string | undefined;
  /** Counts the openings and closings: code that arrives for an older one is too late. */
  let turn = 0;
  let gone = false;

  const failed = (cause: unknown): void => {
    if (!gone) events.report('chunk_failed', 'A part of the chat did not load or start.', cause);
  };
  const stored = (name: string, store: 'localStorage' | 'sessionStorage' = 'localStorage') => {
    try {
      return window[store].getItem(prefix + name);
    } catch {
      // Storage is switched off: nothing was kept.
    }
  };
  const sit = (): Promise<Seat> => {
    seating ??= parts
      .session()
      .then((part) => part.takeSeat(counter))
      .then((taken) => {
        seat = taken;
        if (gone) taken.destroy();
        return taken;
      })
      .catch((cause) => {
        seating = undefined;
        throw cause;
      });
    return seating;
  };
  const tell =
    <Verb extends Told[0]>(verb: Verb) =>
    (...values: unknown[]): void => {
      if (gone) return;
      const what = [verb, ...values] as unknown as Told;
      told.push(what);
      for (const take of takers) take(what);
      // Only these two are worth a connection; a person is forgotten at once where one was kept.
      if (/^(start|end)/.test(verb) || (/^(reset|consent)/.test(verb) && stored('token')))
        sit().catch(failed);
    };
  const reveal = async (intent: string, focus: boolean, draft?: string): Promise<void> => {
    if (gone) return;
    const mine = ++turn;
    wanted = pressed = intent;
    bar.fail(false);
    bar.mark('aria-busy', intent);
    try {
      const [taken, part] = await Promise.all([sit(), parts.window()]);
      if (mine !== turn) return;
      frame ??= part.createWindow(counter, taken);
      frame.show(intent, focus, draft);
    } catch (cause) {
      if (mine !== turn) return;
      wanted = undefined;
      bar.fail(true);
      failed(cause);
    }
    bar.mark('aria-busy');
  };
  const display = (shown: boolean): void => {
    bar.strip.hidden = bar.host.hidden = !shown;
  };

  const bar = createBar({
    intents,
    language,
    nonce: options.nonce,
    press: (intent) => (intent === wanted ? chat.close() : reveal(intent, true)),
    // Only the code: nothing is connected or kept before a button is pressed. The press reports a failure.
    approach: () => {
      Promise.all([parts.session(), parts.window()]).catch(() => undefined);
    },
  });

  const chat: Chat = {
    show() {
      display(true);
      events.emit('bar:shown', {});
    },
    hide() {
      chat.close();
      display(false);
      events.emit('bar:hidden', {});
    },
    open({ intent, draft, context } = {}) {
      if (context) chat.context(context);
      reveal(intent ?? seat?.intent() ?? pressed ?? intents[0]?.id ?? 'chat', true, draft);
    },
    close() {
      turn++;
      wanted = undefined;
      bar.mark('aria-busy');
      frame?.hide();
    },
    start: tell('start'),
    end: tell('end'),
    identify: tell('identify'),
    context: tell('context'),
    track: tell('track'),
    consent: tell('consent'),
    reset: tell('reset'),
    on: events.on,
    get: (what) =>
      ({
        open: !!frame?.intent,
        problems: events.problems,
        version,
        unread: 0,
        connection: { phase: 'idle' as const },
        conversation: undefined,
        ...seat?.state(),
      })[what],
    destroy() {
      chat.close();
      gone = true;
      stopIdle(idle as number);
      leave();
      seat?.destroy();
      watch?.destroy();
    },
  };
  const counter: Counter = {
    options,
    intents,
    language,
    prefix,
    bar,
    events,
    chat,
    join(take) {
      told.forEach(take);
      takers.push(take);
    },
  };

  display(!options.hidden);
  const leave = keepInPage(bar.host, bar.strip);
  const before = stored('open', 'sessionStorage');
  if (before) reveal(before, false);

  // Safari has no idle callback: there the next task must do.
  const { requestIdleCallback: whenIdle = setTimeout, cancelIdleCallback: stopIdle = clearTimeout } = window;
  const idle = whenIdle(() => {
    if (stored('running')) chat.start();
    if (options.triggers)
      parts
        .triggers()
        .then((part) => part.watchPage(counter))
        .then((started) => {
          watch = started;
          if (gone) started.destroy();
        })
        .catch(failed);
  });
  return chat;
}
