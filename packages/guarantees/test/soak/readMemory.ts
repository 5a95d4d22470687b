/** Memory of a server process in MB, as its own metrics say; `undefined` while it is down. */
export async function readMemory(
  url: string,
): Promise<{ readonly rss: number; readonly heap: number } | undefined> {
  const text = await fetch(`${url}/metrics`).then(
    (response) => (response.ok ? response.text() : undefined),
    () => undefined,
  );
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text ?? '')?.[1]) / 1e6;
  const [rss, heap] = [read('process_resident_memory_bytes'), read('nodejs_heap_size_used_bytes')];
  return Number.isFinite(rss) && Number.isFinite(heap) ? { rss, heap } : undefined;
}
