/**
 * Shifts what this process believes the time to be, by `shift` milliseconds, which may change on the way; timers run on.
 * It is set right again whatever happens.
 */
export async function withClock<T>(run: (clock: { shift: number }) => Promise<T>): Promise<T> {
  const clock = { shift: 0 };
  const RealDate = globalThis.Date;
  const now = () => RealDate.now() + clock.shift;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, asked) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  try {
    return await run(clock);
  } finally {
    globalThis.Date = RealDate;
  }
}
