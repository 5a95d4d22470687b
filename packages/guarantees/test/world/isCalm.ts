import type { Tab } from './createTab.js';

/** Whether every tab is online and has nothing on its way. */
export function isCalm(tabs: readonly Tab[]): boolean {
  return tabs.every(
    ({ session }) =>
      session.$connection.get().phase === 'online' &&
      session.$messages.get().every(({ status }) => status !== 'pending'),
  );
}
