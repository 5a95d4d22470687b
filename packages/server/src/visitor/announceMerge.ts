import type { Service } from '../service.js';

/** Shows every desk its chats anew after two visitors became one, and gives a place that got free to the next. */
export function announceMerge(service: Service, conversations: readonly string[]): void {
  const { announcer, background, router } = service;
  for (const conversation of conversations) announcer.changed(conversation);
  announcer.queue();
  announcer.figures();
  background(router.route());
}
