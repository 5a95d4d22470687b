import { createSerial } from '../live/serial.js';
import type { Service } from '../service.js';
import { assign } from './assign.js';
import type { Router } from './router.js';

/** Makes the router of a service: the decision is `assign`, the effects are storage's and the announcer's. */
export function createRouter(service: Service): Router {
  const { storage, announcer, limits, now } = service;
  const line = createSerial();
  const step = async (): Promise<void> => {
    const { assigned } = await storage.conversations.route(
      service.presence.connected(),
      (queue, operators) => assign(queue, operators, limits.chatsPerOperator),
      now(),
    );
    for (const { conversation } of assigned) {
      announcer.changed(conversation);
      announcer.stored(conversation);
    }
    announcer.queue();
  };
  return {
    route: () => line.run(step),
    release: (operator) =>
      line.run(async () => {
        const released = await storage.conversations.release(operator, now());
        await step();
        for (const { id } of released) {
          announcer.taken(operator, id);
          announcer.changed(id);
          announcer.stored(id);
        }
      }),
  };
}
