import type { BroadcastPort, TriggersEnvironment } from './environment.js';
import { listenTo } from './listenTo.js';

/** What a tab tells the others, each time in full; read it as what an older or a newer version may have sent. */
export interface TabMessage {
  /** The name of the tab. */
  readonly from: string;
  /** Whether a prompt is on its screen. */
  readonly shows: boolean;
  /** What it remembers, as stored. */
  readonly history: string;
  /** It has just been opened and knows nothing of the others. */
  readonly isNew?: boolean;
  /** It asks for the turn to speak. */
  readonly claims?: boolean;
  /** A signal that withdraws prompts. */
  readonly off?: string;
}

/** The visitor's other open tabs. */
export interface Tabs {
  /** Tells the others how things stand here, and what is new. */
  tell(news?: Partial<TabMessage>): void;
  /** Whether a prompt is on the screen of another tab. */
  show(): boolean;
  close(): void;
}

/**
 * Talks to the visitor's other tabs; `state` is how things stand here.
 *
 * @param onDenied the visitor has said in another tab that nothing may be kept.
 */
export function createTabs(
  { broadcast, window }: TriggersEnvironment,
  name: string,
  state: () => Omit<TabMessage, 'isNew' | 'claims' | 'off'>,
  hear: (message: TabMessage) => void,
  onDenied: () => void,
): Tabs {
  const showing = new Set<string>();
  let port: BroadcastPort | undefined;
  const tell: Tabs['tell'] = (news) => port?.post({ ...state(), ...news });
  const open = (): void => {
    port ??= broadcast(name, (message) => {
      // What wipes the storage speaks no more of our language than that.
      if (Array.isArray(message)) return onDenied();
      const { from, shows, isNew } = message as TabMessage;
      showing[shows ? 'add' : 'delete'](from);
      if (isNew) tell();
      hear(message as TabMessage);
    });
    tell({ isNew: true });
  };
  // An open line would keep the page out of the back-forward cache.
  const hangUp = (): void => {
    tell({ shows: false });
    port?.close();
    port = undefined;
    showing.clear();
  };
  open();
  const stops = [listenTo(window, ['pagehide'], hangUp), listenTo(window, ['pageshow'], open)];
  return {
    tell,
    show: () => showing.size > 0,
    close() {
      for (const stop of stops) stop();
      hangUp();
    },
  };
}
