/** Whether the browser keeps something under a key from an earlier page; no, when storage is switched off. */
export function isStored(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
