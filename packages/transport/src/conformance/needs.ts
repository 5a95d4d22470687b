import type { Capabilities } from '../transport.js';
import type { Ability } from './harness.js';

const capabilityNeeds = {
  'typing.out': ({ typing }: Capabilities) => typing.out !== false,
  'typing.draft': ({ typing }: Capabilities) => typing.out === 'draft',
  'typing.in': ({ typing }: Capabilities) => typing.in,
  'receipts.delivered': ({ receipts }: Capabilities) => receipts.delivered,
  'receipts.read': ({ receipts }: Capabilities) => receipts.read,
  'receipts.markRead': ({ receipts }: Capabilities) => receipts.markRead,
  upload: ({ upload }: Capabilities) => upload !== false,
  'upload.progress': ({ upload }: Capabilities) => upload !== false && upload.progress,
  'upload.types': ({ upload }: Capabilities) => upload !== false && upload.types !== undefined,
  rating: ({ rating }: Capabilities) => rating !== false,
  'queue.position': ({ queue }: Capabilities) => queue === 'position' || queue === 'position+time',
  'offline.form': ({ offline }: Capabilities) => offline === 'form',
  departments: (can: Capabilities) => can.departments,
  end: (can: Capabilities) => can.end,
  edit: (can: Capabilities) => can.edit,
  forms: (can: Capabilities) => can.forms,
  context: (can: Capabilities) => can.context,
  'history.before': ({ history }: Capabilities) => history !== false && history.before,
  'history.after': ({ history }: Capabilities) => history !== false && history.after,
  'dedupe.server': ({ dedupe }: Capabilities) => dedupe === 'server',
  'dedupe.lookup': ({ dedupe }: Capabilities) => dedupe === 'lookup',
  'resume.cursor': ({ resume }: Capabilities) => resume === 'cursor',
  /** Whether a message of unknown fate can be brought to one copy at all. */
  dedupe: ({ dedupe }: Capabilities) => dedupe !== 'none',
  'tabs.many': ({ tabs }: Capabilities) => tabs === 'many',
} as const;

/** A capability of the adapter that a case is about. */
export type CapabilityNeed = keyof typeof capabilityNeeds;

/** What a case needs: a capability, an ability of the harness, or any of several abilities. */
export type Need =
  | CapabilityNeed
  | `ability ${Ability}`
  | 'ability drop or kill or wire'
  | 'ability loseNextAnswer or wire'
  | 'ability freeze or wire'
  | 'ability refuseNext or tighten'
  | 'ability refuseNext or unwelcome';

/** The first need that is not met. */
export function missingNeed(
  needs: readonly Need[],
  capabilities: Capabilities,
  abilities: readonly Ability[],
): Need | undefined {
  return needs.find((need) => {
    if (need in capabilityNeeds) return !capabilityNeeds[need as CapabilityNeed](capabilities);
    const ways = need.slice('ability '.length).split(' or ') as Ability[];
    return !ways.some((ability) => abilities.includes(ability));
  });
}
