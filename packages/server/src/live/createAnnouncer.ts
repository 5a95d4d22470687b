import { readColleagues } from '../operator/colleagues.js';
import { visitorName } from '../operator/visitorName.js';
import type { Service } from '../service.js';
import type { Announcer } from './announcer.js';
import { coalesce } from './coalesce.js';
import { describeConversation } from './describe.js';
import type { DeskListener } from './hub.js';
import { createQueuePush } from './queuePush.js';
import { createSerial } from './serial.js';
import { startOfDay } from './startOfDay.js';

/** Queue news of one moment become one push. */
const queueEveryMs = 50;
/** Who is free to take a chat over: a menu that a person reads. */
const colleaguesEveryMs = 250;
/** Figures are six aggregates over the day: once a second is plenty for a person. */
const figuresEveryMs = 1_000;

/** Makes the announcer of a service; everything it tells is read from storage at the time of telling. */
export function createAnnouncer(service: Service): Announcer {
  const { storage, hub, background, now } = service;
  let availability = '';
  // One line for all: a slow telling of an older state must not overtake the telling of a newer one.
  const line = createSerial();
  const tell = (work: () => Promise<void>): void => background(line.run(work));

  const tellChange = async (id: string): Promise<void> => {
    const record = await storage.conversations.byId(id);
    if (record === undefined) return;
    const listeners = hub.visitors.of(record.visitor);
    if (listeners.length > 0) {
      const conversation = await describeConversation(storage, record, now());
      for (const listener of listeners) listener.send({ type: 'conversation', conversation });
    }
    if (record.operator !== undefined) for (const desk of hub.desks.of(record.operator)) desk.show(id);
  };
  const tellNews = async (id: string): Promise<void> => {
    const record = await storage.conversations.byId(id);
    if (record === undefined) return;
    for (const listener of hub.visitors.of(record.visitor)) listener.wake();
    if (record.operator !== undefined) for (const desk of hub.desks.of(record.operator)) desk.wake(id);
    if (record.phase === 'queued') queue();
  };
  const tellVisitor = async (id: string): Promise<void> => {
    const [visitor, newest] = await Promise.all([
      storage.visitors.byId(id),
      storage.conversations.newest(id),
    ]);
    if (visitor === undefined || newest === undefined) return;
    const frame = {
      type: 'context',
      conversation: newest.id,
      context: visitor.context,
      connected: hub.visitors.has(id),
    } as const;
    if (newest.operator !== undefined) for (const desk of hub.desks.of(newest.operator)) desk.send(frame);
    if (newest.phase === 'queued') queue();
  };
  const tellFigures = async (): Promise<void> => {
    const desks = hub.desks.all();
    if (desks.length === 0) return;
    const figures = await storage.desk.figures(startOfDay(now()));
    for (const desk of desks) desk.send({ type: 'figures', figures });
  };
  // Per desk: one that was welcomed a moment ago may have read a state that nobody else was told.
  const told = new WeakMap<DeskListener, string>();
  const tellColleagues = async (): Promise<void> => {
    const list = await readColleagues(service);
    const text = JSON.stringify(list);
    for (const desk of hub.desks.all()) {
      if (told.get(desk) !== text) desk.send({ type: 'colleagues', colleagues: list });
      told.set(desk, text);
    }
  };
  const pushQueue = createQueuePush(service);
  const queue = coalesce(() => tell(pushQueue), queueEveryMs);
  const figures = coalesce(() => tell(tellFigures), figuresEveryMs);
  const colleagues = coalesce(() => tell(tellColleagues), colleaguesEveryMs);

  return {
    stored: (conversation) => tell(() => tellNews(conversation)),
    changed: (conversation) => {
      tell(() => tellChange(conversation));
      colleagues();
    },
    taken: (operator, conversation) => {
      colleagues();
      for (const desk of hub.desks.of(operator)) desk.remove(conversation);
    },
    queue,
    figures,
    colleagues,
    availability: () => {
      colleagues();
      const present = service.presence.availability();
      const text = JSON.stringify(present);
      if (text === availability) return;
      availability = text;
      for (const listener of hub.visitors.all())
        listener.send({ type: 'availability', availability: present });
    },
    visitor: (id) => tell(() => tellVisitor(id)),
    rated: ({ id, visitor, intent, rating }) => {
      if (rating === undefined) return;
      const entry = { conversation: id, visitor: visitorName(visitor), intent, rating, at: now() };
      for (const desk of hub.desks.all()) desk.send({ type: 'rated', rating: entry });
    },
    note: (note) => {
      for (const desk of hub.desks.all()) desk.send({ type: 'note', note });
    },
    stop: () => {
      queue.cancel();
      figures.cancel();
      colleagues.cancel();
    },
  };
}
