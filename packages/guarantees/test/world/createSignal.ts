/** Something has changed somewhere: those who wait for a state look again. */
export interface Signal {
  changed(): void;
  /** Resolves to whether `holds` came true before `ms` were over. It is looked at after each change only. */
  until(holds: () => boolean, ms: number): Promise<boolean>;
}

/** Makes one. */
export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    changed() {
      for (const listener of [...listeners]) listener();
    },
    until: (holds, ms) =>
      new Promise((resolve) => {
        const settle = (result: boolean): void => {
          clearTimeout(timer);
          listeners.delete(look);
          resolve(result);
        };
        const look = (): void => {
          if (holds()) settle(true);
        };
        const timer = setTimeout(() => settle(holds()), ms);
        listeners.add(look);
        look();
      }),
  };
}
