import type { ChannelPort, Environment } from '../environment.js';
import type { Sharing, SharingOptions } from './createSharing.js';
import type { News, TabState } from './news.js';

/** What the line is given. */
export interface LineOptions extends Omit<SharingOptions, 'tell'> {
  readonly environment: Environment;
  readonly name: string;
  /** `false` where nothing may be kept: every tab is then a visitor of its own. */
  readonly isShared: boolean;
  /** Another tab has forgotten the person. */
  onForgotten(): void;
}

/** The visitor's other tabs, as far as a single tab needs them: the code of sharing comes with a second one. */
export interface Line {
  tell(news: News): void;
  close(): void;
}

/**
 * Opens the line, and says so. Where there is none, or it fails, the tabs do not know of each other and nothing else
 * changes.
 */
export function createLine(options: LineOptions): Line {
  const { environment } = options;
  let port: ChannelPort | undefined;
  let stop: (() => void) | undefined;
  let sharing: Sharing | undefined;
  let loading: Promise<void> | undefined;
  let isOver = false;

  function tell(news: News): void {
    try {
      port?.post(news);
    } catch {
      // Without a line each tab is alone, as it was before.
    }
  }

  async function load(): Promise<void> {
    const { createSharing } = await import('./createSharing.js');
    if (!isOver) sharing = createSharing({ ...options, tell });
  }

  function hear(message: unknown): void {
    // Not left to code that may fail to load: nobody may write as the person who has gone.
    const { type, owner } = Object(message) as Partial<TabState & News>;
    // A word that comes late is not meant for the next one.
    if (type === 'forgotten' && owner === options.owner()) options.onForgotten();
    loading ??= load();
    loading.then(
      () => sharing?.hear(message),
      () => {
        loading = undefined;
      },
    );
  }

  function hangUp(): void {
    stop?.();
    port?.close();
    port = stop = undefined;
  }

  function open(): void {
    hangUp();
    try {
      if (options.isShared) port = environment.channel?.(options.name);
      stop = port?.listen(hear);
    } catch {
      // As above.
    }
    // What was said while nobody listened is said again.
    tell({ type: 'new' });
  }

  const stops = [
    // A page that is spoken to while it rests in the back-forward cache is thrown out of it.
    environment.onRest((reason) => reason === 'pagehide' && hangUp()),
    environment.onWake((reason) => reason === 'pageshow' && open()),
  ];
  open();

  return {
    tell,
    close: () => {
      isOver = true;
      for (const stopOne of stops) stopOne();
      hangUp();
      sharing?.stop();
    },
  };
}
