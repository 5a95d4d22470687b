import type { BroadcastPort, TriggersEnvironment } from './environment.js';
import type { History } from './history.js';
import { isRecord } from './isRecord.js';
import { listenTo } from './listenTo.js';
import { toHistory } from './toHistory.js';

/** The visitor's other open tabs. */
export interface Tabs {
  /** Asks for the turn to speak; resolves to whether this tab has it. */
  claim(): Promise<boolean>;
  /** Tells the others what is remembered and whether a prompt is on the screen here. */
  share(): void;
  /** Passes on that something was done that withdraws prompts. */
  signal(name: string): void;
  /** Whether a prompt is on the screen of another tab. */
  othersShow(): boolean;
  destroy(): void;
}

/** What a tab tells about itself, and what it does with what it hears. */
export interface TabsOptions {
  readonly environment: TriggersEnvironment;
  readonly name: string;
  history(): History;
  isShowing(): boolean;
  onHistory(history: History): void;
  onSignal(name: string): void;
}

// A message between two tabs takes a few milliseconds; a visitor does not notice fifty.
const claimMs = 50;

/** Talks to the visitor's other tabs, so that only one of them speaks. Without a line every claim is granted. */
export function createTabs(options: TabsOptions): Tabs {
  const { environment, name } = options;
  const { window } = environment;
  const me = environment.random().toString(36);
  const showing = new Set<string>();
  let port: BroadcastPort | undefined;
  let claim: { lost: boolean; settle(): void } | undefined;

  const post = (type: string, rest?: object): void => port?.post({ type, tab: me, ...rest });
  const share = (shows = options.isShowing()): void =>
    post('state', { history: options.history(), showing: shows });

  const receive = (message: unknown): void => {
    if (!isRecord(message) || typeof message.tab !== 'string') return;
    const { type, tab } = message;
    if (type === 'hello') share();
    else if (type === 'signal') options.onSignal(String(message.name));
    else if (type === 'state') {
      if (message.showing) showing.add(tab);
      else showing.delete(tab);
      const history = toHistory(message.history, environment.now());
      if (history) options.onHistory(history);
    } else if (type === 'claim') {
      // Of two that claim at once the smaller name wins on both sides; the winner repeats itself, because the
      // other may have been opened after it spoke.
      if (claim && tab < me) claim.lost = true;
      else if (claim && !claim.lost) post('claim');
    }
  };

  const open = (): void => {
    if (port) return;
    port = environment.broadcast(name, receive);
    post('hello');
    if (options.isShowing()) share();
  };
  // An open line would keep the page out of the back-forward cache.
  const close = (): void => {
    share(false);
    port?.close();
    port = undefined;
    showing.clear();
  };
  open();
  const stops = [listenTo(window, ['pagehide'], close), listenTo(window, ['pageshow'], open)];

  return {
    claim() {
      if (!port) return Promise.resolve(true);
      return new Promise((resolve) => {
        const stop = environment.after(claimMs, () => mine.settle());
        const mine = {
          lost: false,
          settle() {
            stop();
            claim = undefined;
            resolve(!mine.lost);
          },
        };
        claim = mine;
        post('claim');
      });
    },
    share: () => share(),
    signal: (signal) => post('signal', { name: signal }),
    othersShow: () => showing.size > 0,
    destroy() {
      for (const stop of stops) stop();
      close();
      claim?.settle();
    },
  };
}
