/** The same object with members that may be `undefined` where they may be absent: JSON leaves both out. */
export type Loose<T> = T extends object
  ? { [K in keyof T]: T[K] | (Record<never, never> extends Pick<T, K> ? undefined : never) }
  : never;
