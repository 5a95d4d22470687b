import type { DeskVisitor } from '@comptoir/transport/wire';
import type { Service } from '../service.js';
import { visitorName } from './visitorName.js';

/** A visitor as desks see him. */
export async function describeVisitor({ storage, hub }: Service, id: string): Promise<DeskVisitor> {
  const visitor = await storage.visitors.byId(id);
  return {
    id,
    name: visitorName(id),
    context: visitor?.context ?? {},
    visits: await storage.visitors.visits(id),
    connected: hub.visitors.has(id),
    ...(visitor?.bannedAt === undefined ? {} : { banned: true }),
  };
}
