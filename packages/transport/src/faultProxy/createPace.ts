/** Most bytes that go at once while a rate is set: a twentieth of a second's worth. */
const slicesPerSecond = 20;

/** What one direction of the whole wire lets through. */
export interface Pace {
  /** Milliseconds until the next bytes may go. */
  wait(): number;
  /** Most bytes that may go now. */
  most(bytesPerSecond: number): number;
  /** So many bytes went. */
  took(bytes: number, bytesPerSecond: number): void;
}

/** Shares one rate among all connections; without a rate it lets everything through. */
export function createPace(): Pace {
  let freeAt = 0;
  return {
    wait: () => Math.max(0, freeAt - performance.now()),
    most: (bytesPerSecond) => Math.max(1, Math.floor(bytesPerSecond / slicesPerSecond)),
    took(bytes, bytesPerSecond) {
      freeAt = Math.max(freeAt, performance.now()) + (bytes / bytesPerSecond) * 1000;
    },
  };
}
