import { countEvents } from './countEvents.js';
import type { Facts } from './facts.js';
import type { History } from './history.js';
import { lastEvent } from './lastEvent.js';
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
  const ago = (at: number | undefined): number | undefined => (at ? (now - at) / 1000 : undefined);
  return {
    'page.url': url,
    'page.path': url.replace(/^[a-z]+:\/\/[^/]*|[?#].*/gi, ''),
    'page.title': document.title,
    'page.language': document.documentElement.lang,
    'visitor.new': history.returning ? false : knowsVisitor ? true : undefined,
    'cart.age': ago(history.cart?.at),
    'chat.endedAgo': ago(endedAt),
    'prompts.shown': countEvents(history, now, 'shown', 'visit'),
    'prompts.dismissed': countEvents(history, now, 'dismissed', 'visit'),
    'prompts.sinceAny': ago(lastEvent(history, 'shown')),
    ...told,
    ...shop.page,
    ...shop.cart,
    ...shop.visitor,
  };
}
