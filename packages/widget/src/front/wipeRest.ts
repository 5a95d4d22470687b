/**
 * Deletes the database below `prefix`, as soon as nobody writes to it. With `tells`, the other tabs hear of it: those
 * with a session, and those with rules at work.
 */
export function wipeRest(prefix: string, tells: boolean): void {
  try {
    indexedDB.deleteDatabase(prefix.slice(0, -1));
    if (!tells) return;
    for (const name of ['outbox', 'triggers']) {
      const line = new BroadcastChannel(prefix + name);
      line.postMessage([]);
      line.close();
    }
  } catch {
    // Nothing was kept; and where there are no lines, each tab asks the shop by itself.
  }
}
