import type { WritableAtom } from 'nanostores';
import type { Environment } from '../environment.js';
import type { Session } from '../session.js';
import { changeLog } from '../state/reduceEvent.js';
import type { SessionState } from '../state/sessionState.js';
import type { News, TabState, Versioned } from './news.js';
import { readNews } from './readNews.js';

/** Whoever pauses longer has looked up from the keys. */
const fingersMs = 3_000;

/** What sharing is given. */
export interface SharingOptions {
  readonly environment: Environment;
  readonly stores: Pick<Session, '$unread' | '$ratingDue' | '$conversation'> & {
    readonly $draft: WritableAtom<string>;
  };
  /** Without the numbers of cards; `undefined` until that can be told. */
  mask(text: string): string | undefined;
  state(): SessionState;
  update(next: Partial<SessionState>): void;
  /** Whose tab this is. */
  owner(): string;
  /** Another tab has connected as somebody new. */
  onSeated(): void;
  tell(news: News): void;
}

/** Draft, read position and answered ratings, the same in all tabs of one visitor. */
export interface Sharing {
  hear(message: unknown): void;
  stop(): void;
}

const isNewer = (one: Versioned, other: Versioned) =>
  one[0] > other[0] || (one[0] === other[0] && one[1] > other[1]);

/**
 * Makes this tab's half of sharing.
 *
 * What is shared only grows: a draft's version, an order. So tabs that have heard each other agree, whatever came
 * late or twice; and a tab speaks only of what it did itself, or to one that knows less, so that no echo goes on.
 */
export function createSharing(options: SharingOptions): Sharing {
  const { environment, state, stores, tell, update } = options;
  const { $conversation, $draft, $ratingDue, $unread } = stores;
  const clock = environment.steady ?? environment.now;
  let draft: Versioned = [$draft.get() === '' ? 0 : 1, options.mask($draft.get()) ?? ''];
  let typedAt = Number.NEGATIVE_INFINITY;
  let stopTimer: (() => void) | undefined;
  /** What happens now was done by another tab. */
  let isHearing = false;

  function mine(): TabState {
    const { log, answered } = state();
    const seen = log.stored.find(({ order }) => order === log.marks.seen.order);
    return {
      owner: options.owner(),
      draft,
      ...(seen && { seen: [seen.order, seen.id] }),
      ...(answered !== undefined && { answered }),
    };
  }

  function tellState(): void {
    if (!isHearing) tell({ type: 'state', ...mine() });
  }

  /** Shows the draft of another tab, but not under the visitor's fingers. */
  function showDraft(): void {
    stopTimer?.();
    const waitMs = typedAt + fingersMs - clock();
    if (waitMs > 0 && environment.visible()) stopTimer = environment.after(waitMs, showDraft);
    else {
      isHearing = true;
      $draft.set(draft[1]);
      isHearing = false;
    }
  }

  function see([order, id]: NonNullable<TabState['seen']>): void {
    let next = changeLog(state(), { type: 'marked', mark: 'seen', upTo: id });
    const { log, connection } = next;
    const { seen } = log.marks;
    // Who is connected has the message, or will; who rests takes the other's word for it.
    if (connection.phase !== 'online' && order > seen.order) {
      next = { ...next, log: { ...log, marks: { ...log.marks, seen: { order } } } };
    }
    update(next);
  }

  function takeIn(theirs: TabState): void {
    const ours = mine();
    if (theirs.owner !== ours.owner) return;
    isHearing = true;
    const { answered, seen } = theirs;
    if (seen && seen[0] > state().log.marks.seen.order) see(seen);
    // Also where nothing is named: the storage may know more than this tab.
    update(answered === undefined ? {} : { answered });
    isHearing = false;
    if (isNewer(theirs.draft, draft)) {
      draft = theirs.draft;
      showDraft();
    }
    const isAhead = isNewer(draft, theirs.draft) || (ours.seen?.[0] ?? '') > (seen?.[0] ?? '');
    if (isAhead) tellState();
  }

  const stops = [
    $draft.listen((text) => {
      if (isHearing) return;
      const masked = options.mask(text);
      // Nobody has typed what is known already: told as new, it would outdo the end that another tab puts to it.
      if (masked === draft[1]) return;
      typedAt = clock();
      stopTimer?.();
      if (masked === undefined) return;
      draft = [draft[0] + 1, masked];
      tellState();
    }),
    $unread.listen(tellState),
    // A rating ends the wait for it when the backend tells of it, and is known as answered a moment later.
    $ratingDue.listen(tellState),
    $conversation.listen(tellState),
  ];

  return {
    hear: (message) => {
      const news = readNews(message);
      if (news?.type === 'new') tellState();
      if (news?.type === 'seated') options.onSeated();
      if (news?.type === 'state') takeIn(news);
    },
    stop: () => {
      stopTimer?.();
      for (const stop of stops) stop();
    },
  };
}
