import type { ChannelPort, Environment } from '../environment.js';
import type { Sharing, SharingOptions } from './createSharing.js';
import type { News } from './news.js';

/** What the line is given. */
export interface LineOptions extends Omit<SharingOptions, 'tell'> {
  readonly environment: Environment;
  readonly name: string;
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
    if ((message as Partial<News> | null)?.type === 'forgotten') options.onForgotten();
    loading ??= load();
    loading.then(
      () => sharing?.hear(message),
      () => {
        loading = undefined;
      },
    );
  }

  try {
    // Where nothing may be kept, every tab is a visitor of its own.
    if (options.owner() !== '') port = options.environment.channel?.(options.name);
    stop = port?.listen(hear);
  } catch {
    // As above.
  }
  tell({ type: 'new' });

  return {
    tell,
    close: () => {
      isOver = true;
      stop?.();
      port?.close();
      sharing?.stop();
    },
  };
}
