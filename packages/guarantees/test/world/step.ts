import type { Direction } from '@comptoir/transport/fault-proxy';

/**
 * One thing that happens in a run, as plain data, so that a failing run can be kept in a file. `tab` counts the
 * open tabs, and wraps around; times are real milliseconds.
 */
export type Step =
  | { readonly do: 'send' | 'sendFile' | 'type'; readonly tab: number }
  | { readonly do: 'markRead' | 'retry' | 'discard' | 'rate' | 'end' | 'loadEarlier'; readonly tab: number }
  | { readonly do: 'open' }
  | { readonly do: 'close' | 'reload'; readonly tab: number }
  | { readonly do: 'hint'; readonly tab: number; readonly reason: 'visible' | 'online' | 'pageshow' }
  | { readonly do: 'hide'; readonly tab: number; readonly reason: 'hidden' | 'offline' }
  | { readonly do: 'wipe' | 'switch' }
  | { readonly do: 'clock'; readonly days: number }
  | {
      readonly do: 'say' | 'edit' | 'remove' | 'operatorEnds' | 'operatorTypes' | 'operatorReads';
      readonly tab: number;
    }
  | { readonly do: 'cut' | 'blackhole' | 'refuse' | 'heal' }
  | { readonly do: 'hold'; readonly direction: Direction }
  | { readonly do: 'cutAfter'; readonly direction: Direction; readonly bytes: number }
  | { readonly do: 'swallow'; readonly answer: number }
  | { readonly do: 'delay'; readonly ms: number }
  | { readonly do: 'slow'; readonly bytesPerSecond: number }
  | { readonly do: 'answer'; readonly status: number; readonly times: number }
  | { readonly do: 'kill'; readonly downMs: number }
  | { readonly do: 'wait'; readonly ms: number };
