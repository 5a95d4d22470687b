import { type DeskChat, type DeskWelcomeFrame, protocolVersion } from '@comptoir/transport/wire';
import { toPerson } from '../live/describe.js';
import { readQueue } from '../live/queueInfo.js';
import { startOfDay } from '../live/startOfDay.js';
import type { Service } from '../service.js';
import type { OperatorRecord } from '../storage/operatorStore.js';
import { readColleagues } from './colleagues.js';
import { toQueueEntries } from './queueEntries.js';

/** How many ratings and notes a desk starts with. */
const listLength = 50;

/** Reads everything a desk's `welcome` says. */
export async function readDesk(
  service: Service,
  operator: OperatorRecord,
  chats: readonly DeskChat[],
): Promise<DeskWelcomeFrame> {
  const { storage, config, limits, now } = service;
  const { waiting } = await readQueue(storage, now());
  const mine = waiting.filter(({ group }) => operator.groups.includes(group));
  return {
    type: 'welcome',
    version: protocolVersion,
    operator: toPerson(operator),
    groups: operator.groups,
    status: operator.status,
    cap: limits.chatsPerOperator,
    chats,
    queue: await toQueueEntries(service, mine),
    figures: await storage.desk.figures(startOfDay(now())),
    ratings: await storage.desk.ratings(listLength),
    notes: await storage.desk.notes(listLength),
    canned: config.canned,
    forms: config.forms,
    colleagues: await readColleagues(service),
    serverTime: now(),
  };
}
