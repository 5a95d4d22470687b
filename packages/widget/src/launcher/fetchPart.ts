/**
 * Makes the fetcher of one lazy part: its file and all that it needs in one round trip, once, and with one
 * more try when that fails. A later call after a failure tries again.
 *
 * @param files the part's own file first, then those it imports.
 */
export function fetchPart<Part>(base: string, files: readonly string[]): () => Promise<Part> {
  const fetchAll = () => Promise.all(files.map((file) => import(/* @vite-ignore */ base + file)));
  let loading: Promise<Part> | undefined;
  return () => {
    // The same addresses again: under another one, a file would be there twice, with two Preacts.
    loading ??= fetchAll()
      .catch(fetchAll)
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
