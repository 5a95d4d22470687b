/**
 * Deletes the outbox of an origin, once those who have it open have let go of it.
 *
 * @throws DOMException or TypeError where IndexedDB is blocked or switched off.
 */
export async function eraseIndexedDb(namespace: string): Promise<void> {
  // Native by `async`, as in `openIndexedDb`.
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(`comptoir.${namespace}`);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
