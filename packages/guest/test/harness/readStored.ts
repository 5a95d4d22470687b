/** All that a page's origin keeps in this browser, a line each. Runs in the page: it may reach for nothing else. */
export async function readStored(): Promise<readonly string[]> {
  const databases = (await indexedDB.databases?.()) ?? [];
  // Neither in a frame without storage nor on a page without TLS.
  const caches = 'caches' in globalThis ? await globalThis.caches.keys() : [];
  return [
    ...Object.entries(localStorage).map(([key, value]) => `local ${key}: ${value}`),
    ...Object.entries(sessionStorage).map(([key, value]) => `session ${key}: ${value}`),
    ...databases.map(({ name }) => `database ${name}`),
    ...caches.map((name) => `cache ${name}`),
    ...document.cookie.split('; ').flatMap((cookie) => (cookie ? `cookie ${cookie}` : [])),
  ];
}
