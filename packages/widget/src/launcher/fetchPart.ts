/**
 * Makes the fetcher of one lazy part: its file and all that it needs in one round trip, once, and with one
 * more try when that fails. A later call after a failure tries again.
 *
 * @param files the part's own file first, then those it imports.
 */
export function fetchPart<Part>(base: string, files: readonly string[]): () => Promise<Part> {
  let tries = 0;
  let loading: Promise<Part> | undefined;
  return () => {
    loading ??= Promise.all(files.map((file) => import(/* @vite-ignore */ base + file)))
      // Some browsers remember a failed module for ever: another address is another chance.
      .catch(() => Promise.all([import(/* @vite-ignore */ `${base + files[0]}?${++tries}`)]))
      .then(
        ([part]) => part,
        (cause) => {
          loading = undefined;
          throw cause;
        },
      );
    return loading;
  };
}
