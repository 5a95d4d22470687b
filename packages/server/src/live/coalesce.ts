/** Many calls, few runs: at most one run per `everyMs`, and always one after the last call. */
export interface Coalesced {
  (): void;
  /** Drops a run that is due. */
  cancel(): void;
}

/** Wraps `run`, which must not throw. */
export function coalesce(run: () => void, everyMs: number): Coalesced {
  let timer: NodeJS.Timeout | undefined;
  const call = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      run();
    }, everyMs);
  };
  return Object.assign(call, {
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  });
}
