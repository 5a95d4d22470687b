import type { ChannelPort } from '../src/environment.js';

/** The lines between the tabs of one origin, by name. */
export type TestChannels = Map<string, Set<(message: unknown) => void>>;

/** The lines that one tab has open. */
export interface TestLines {
  readonly open: ReadonlySet<ChannelPort>;
  readonly openLine: (name: string) => ChannelPort;
}

/** Opens lines of an origin for one tab; what is posted arrives a little later, as a copy. */
export function createTestLines(channels: TestChannels): TestLines {
  const open = new Set<ChannelPort>();
  const openLine = (name: string): ChannelPort => {
    const room = channels.get(name) ?? new Set();
    channels.set(name, room);
    const mine = new Set<(message: unknown) => void>();
    const line: ChannelPort = {
      post: (message) => {
        if (!open.has(line)) throw new DOMException('the line is closed', 'InvalidStateError');
        const copy = structuredClone(message);
        for (const listener of [...room].filter((one) => !mine.has(one))) {
          void Promise.resolve().then(() => room.has(listener) && listener(structuredClone(copy)));
        }
      },
      listen: (listener) => {
        mine.add(listener);
        room.add(listener);
        return () => {
          mine.delete(listener);
          room.delete(listener);
        };
      },
      close: () => {
        for (const listener of mine) room.delete(listener);
        open.delete(line);
      },
    };
    open.add(line);
    return line;
  };
  return { open, openLine };
}
