/** A way out that is shut until what must come first has been sent. */
export interface HeldBack<Frame> {
  send(frame: Frame): void;
  /** Sends what was held, in order, and holds nothing from then on. */
  release(): void;
}

/** Holds frames back: what happens while a snapshot is read comes after it, and is not lost. */
export function holdBack<Frame>(send: (frame: Frame) => void): HeldBack<Frame> {
  let held: Frame[] | undefined = [];
  return {
    send: (frame) => {
      if (held === undefined) send(frame);
      else held.push(frame);
    },
    release: () => {
      const waiting = held ?? [];
      held = undefined;
      for (const frame of waiting) send(frame);
    },
  };
}
