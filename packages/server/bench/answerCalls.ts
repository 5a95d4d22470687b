/** What a load process can do, by name. */
export type Methods = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly never[];
}

/** Answers the calls of `startLoad`, and ends this process when the other one lets go of it. */
export function answerCalls(methods: Methods): void {
  process.on('disconnect', () => process.exit(0));
  process.on('message', ({ id, method, args }: Call) => {
    const work = methods[method];
    const running = work === undefined ? Promise.reject(new Error(`no method ${method}`)) : work(...args);
    running.then(
      (result) => process.send?.({ id, result }),
      (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.stack : String(error) }),
    );
  });
}
