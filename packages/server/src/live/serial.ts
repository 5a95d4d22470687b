/** Runs tasks one after the other; a task that fails does not stop the next. */
export interface Serial {
  /** Settles like the task. */
  run<T>(task: () => Promise<T>): Promise<T>;
}

/** Makes an empty line of tasks. */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (task) => {
      const result = last.then(task);
      last = result.catch(() => undefined);
      return result;
    },
  };
}
