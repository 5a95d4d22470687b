import type { Facts } from './facts.js';
import { eventsOf, type History } from './history.js';
import type { ChatFacts } from './shopContext.js';
import type { ContextFacts } from './toContext.js';

/** Everything facts are made of. */
export interface FactSources {
  /** By part. */
  readonly shop: Readonly<Record<string, ContextFacts>>;
  readonly chat: ChatFacts;
  readonly history: History;
  /** Whether the history would remember an earlier visit. */
  readonly knowsVisitor: boolean;
  readonly now: number;
  readonly document: Pick<Document, 'title' | 'URL' | 'documentElement'>;
}

/** What is known at this moment. */
export function toFacts({ shop, chat, history, knowsVisitor, now, document }: FactSources): Facts {
  const { 'chat.endedAt': endedAt, ...told } = chat;
  const url = String(shop.page?.['page.url'] ?? document.URL);
  const ago = (at?: number): number | undefined => (at ? (now - at) / 1000 : undefined);
  const shown = eventsOf(history, 'shown');
  return {
    'page.url': url,
    'page.path': url.replace(/^[a-z]+:\/\/[^/]*|[?#].*/gi, ''),
    'page.title': document.title,
    'page.language': document.documentElement.lang,
    'visitor.new': history.returning ? false : knowsVisitor || undefined,
    'cart.age': ago(eventsOf(history, 'cart').at(-1)?.[0]),
    'chat.endedAgo': ago(endedAt),
    'prompts.shown': eventsOf(history, 'shown', history.startedAt).length,
    'prompts.dismissed': eventsOf(history, 'dismissed', history.startedAt).length,
    'prompts.sinceAny': ago(shown.at(-1)?.[0]),
    ...told,
    ...shop.page,
    ...shop.cart,
    ...shop.visitor,
  };
}
