import type { Colleague } from '@comptoir/transport/wire';
import { toPerson } from '../live/describe.js';
import type { Service } from '../service.js';

/** Everybody who can sign in, and whether he can be handed a chat right now. */
export async function readColleagues({ storage, presence, limits }: Service): Promise<readonly Colleague[]> {
  const [operators, loads] = await Promise.all([storage.operators.all(), storage.conversations.loads()]);
  const connected = new Set(presence.connected());
  return operators.map((operator) => {
    const { id, groups, status } = operator;
    const isFull = (loads.get(id) ?? 0) >= limits.chatsPerOperator;
    const there = status === 'away' ? 'away' : isFull ? 'full' : 'available';
    return { operator: toPerson(operator), groups, state: connected.has(id) ? there : 'gone' };
  });
}
