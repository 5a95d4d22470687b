import type { SeenMessage } from '../history/historyEvent.js';

/** Whether a tab shows this message as one that the backend has. */
export function isStored({ status }: SeenMessage): boolean {
  return status === undefined || status === 'sent' || status === 'delivered' || status === 'read';
}
