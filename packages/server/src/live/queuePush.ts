import { toQueueEntries } from '../operator/queueEntries.js';
import type { Service } from '../service.js';
import { describeConversation } from './describe.js';
import { readQueue } from './queueInfo.js';

/** Makes the push of the queue: to desks what waits for them, to visitors their place when it changed. */
export function createQueuePush(service: Service): () => Promise<void> {
  const { storage, hub, metrics, config, now } = service;
  let told = new Map<string, string>();
  return async () => {
    const { waiting, infoOf } = await readQueue(storage, now());
    for (const group of config.groups) {
      metrics.queueLength.set({ group }, waiting.filter((record) => record.group === group).length);
    }
    const telling = new Map<string, string>();
    for (const record of waiting) {
      const info = infoOf.get(record.id);
      const text = JSON.stringify([record.intent, info]);
      telling.set(record.id, text);
      const listeners = hub.visitors.of(record.visitor);
      if (told.get(record.id) === text || listeners.length === 0) continue;
      const conversation = await describeConversation(storage, record, now(), info);
      for (const listener of listeners) listener.send({ type: 'conversation', conversation });
    }
    told = telling;
    const desks = hub.desks.all();
    if (desks.length === 0) return;
    const entries = await toQueueEntries(service, waiting);
    for (const desk of desks) {
      const mine = waiting.flatMap(({ group }, index) => {
        const entry = entries[index];
        return entry !== undefined && desk.groups.includes(group) ? [entry] : [];
      });
      desk.send({ type: 'queue', queue: mine });
    }
  };
}
