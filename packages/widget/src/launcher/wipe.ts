/** Removes at once all that both storages keep under `prefix`. */
export function wipe(prefix: string): void {
  for (const name of ['local', 'session'] as const)
    try {
      const storage = window[`${name}Storage`];
      for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
    } catch {
      // Storage is switched off: nothing was kept.
    }
}
