import type { Consent } from '@comptoir/core';
import type { Chat } from '../launcher/chat.js';
import type { ConsentChoice } from '../launcher/chatOptions.js';
import type { ChatWindow, Counter, Front, Ground, Seat, Told, Watch } from '../launcher/parts.js';
import { createEvents } from './createEvents.js';
import { createLedger } from './createLedger.js';
import { isStored } from './isStored.js';
import { wipeRest } from './wipeRest.js';

/** Carries out what was called before it came, in order, and everything after that at once. */
export function createFront(ground: Ground): Front {
  const { bar, intents, options, parts, problems } = ground;
  const events = createEvents(problems);
  const ledger = createLedger(() => !!watching && !watch);
  let seating: Promise<Seat> | undefined;
  let seat: Seat | undefined;
  let frame: ChatWindow | undefined;
  let watch: Watch | undefined;
  /** The newest start of the rules. */
  let watching: object | undefined;
  let consent: Consent = 'on-open';
  /** The newest word of the shop's: what the consent tools say before it counts no more. */
  let said: object | undefined;
  let unfollow: (() => void) | undefined;
  /** The window that is open or on its way; code that arrives for another one is too late. */
  let wanted: { readonly intent: string } | undefined;
  let last = wanted;
  let gone = false;

  const failed = (cause: unknown): void => {
    if (!gone) events.report('chunk_failed', 'A part of the chat did not load or start.', cause);
  };
  const sit = (): Promise<Seat> => {
    seating ??= parts
      .opening()
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
      ledger.tell([verb, ...values] as unknown as Told);
      // A person is forgotten at once where one was kept; else it is enough that the next session hears of it.
      const isForgetting = verb === 'reset' && isStored(`${ground.prefix}owner`);
      if (/^(start|end)$/.test(verb) || isForgetting) sit().catch(failed);
    };
  /** Rules watch, and speak first, only where the visitor has allowed it. */
  const rule = (): void => {
    if (consent !== 'granted') {
      watch?.destroy();
      watch = watching = undefined;
    } else if (options.triggers && !watching && !gone) {
      const mine = {};
      watching = mine;
      parts
        .triggers()
        .then((part) => part.watchPage(counter))
        .then((started) => {
          if (mine === watching) watch = started;
          else started.destroy();
        })
        .catch(failed);
    }
  };
  const settle = (to: Consent, isKnown?: boolean): void => {
    if (to === consent) return;
    consent = to;
    // The session first: it tells other tabs what it sends itself.
    ledger.tell(['consent', to]);
    rule();
    if (to !== 'denied') return;
    ground.wipe();
    wipeRest(ground.prefix, !isKnown);
  };
  const choose = (choice: ConsentChoice): void => {
    const mine = {};
    said = mine;
    unfollow?.();
    unfollow = undefined;
    if (choice !== 'auto') settle(choice);
    else
      parts
        .consent()
        .then((part) => {
          if (said === mine) unfollow = part.followSignals(settle);
        })
        .catch(failed);
  };
  const reveal = async (intent: string, focus: boolean, draft?: string): Promise<void> => {
    const mine = { intent };
    wanted = last = mine;
    bar.fail(false);
    bar.mark('aria-busy', intent);
    try {
      const [taken, part] = await Promise.all([sit(), parts.opening()]);
      if (mine !== wanted) return;
      frame ??= part.createWindow(counter, taken);
      frame.show(intent, focus, draft);
    } catch (cause) {
      if (mine !== wanted) return;
      wanted = undefined;
      bar.fail(true);
      failed(cause);
    }
    bar.mark('aria-busy');
  };

  const chat: Chat = {
    show() {
      ground.display(true);
      events.emit('bar:shown', {});
    },
    hide() {
      chat.close();
      ground.display(false);
      events.emit('bar:hidden', {});
    },
    open({ intent, draft, context, ...rest } = {}) {
      if (context) chat.context(context);
      reveal(
        intent ?? seat?.intent() ?? last?.intent ?? intents[0]?.id ?? 'chat',
        // Set by the bar itself for a window that was open on the last page.
        !('quiet' in rest),
        draft,
      );
    },
    close() {
      wanted = undefined;
      bar.mark('aria-busy');
      frame?.hide();
    },
    start: tell('start'),
    end: tell('end'),
    identify: tell('identify'),
    context: tell('context'),
    track: tell('track'),
    consent: choose,
    reset: tell('reset'),
    on: events.on,
    get: (what) =>
      ({
        open: frame?.intent !== undefined,
        problems: problems.slice(),
        unread: 0,
        connection: { phase: 'idle' as const },
        conversation: undefined,
        // Asked for by name only: explaining has code of its own to fetch.
        explanation: what === 'explanation' ? watch?.explain() : undefined,
        ...seat?.state(),
      })[what],
    destroy() {
      if (gone) return;
      chat.close();
      gone = true;
      ground.leave();
      said = watching = undefined;
      unfollow?.();
      seat?.destroy();
      watch?.destroy();
    },
  };
  const counter: Counter = {
    ...ground,
    events,
    chat,
    consent: () => consent,
    onDenied: () => settle('denied', true),
    join: ledger.join,
  };
  const call: Front = (verb, first, second) => {
    try {
      if (gone || verb === 'off') return undefined;
      if (verb === 'press') return wanted?.intent === first ? chat.close() : reveal(String(first), true);
      if (Object.hasOwn(chat, verb))
        return (chat[verb as 'get'] as (...values: unknown[]) => unknown)(first, second);
      events.report('verb_unknown', verb);
    } catch (cause) {
      events.report('call_failed', verb, cause);
    }
    return undefined;
  };

  choose(options.consent ?? 'on-open');
  const missed = problems.slice();
  for (const waiting of ground.calls.splice(0)) {
    waiting[3] = call(...waiting);
    // Those who listened for errors learn of the ones that came before anybody could tell them.
    if (waiting[0] === 'on' && waiting[1] === 'error:occurred')
      for (const problem of missed) (waiting[2] as (problem: unknown) => void)(problem);
  }
  return call;
}
