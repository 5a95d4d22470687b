import { readFileSync } from 'node:fs';

/** What a process has used so far, as Linux counts it. */
export interface Usage {
  readonly rssBytes: number;
  readonly peakRssBytes: number;
  readonly cpuMs: number;
  /** How long it was ready to run and had no processor: what the rest of the machine cost it. */
  readonly queuedMs: number;
}

/** Reads `/proc`. @throws Error where there is none, or no such process. */
export function usageOf(pid: number): Usage {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold blanks; user and system time are the 12th and 13th field after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  // Of the main thread, in nanoseconds.
  const queuedMs = Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  return {
    rssBytes: kilobytes('VmRSS') * 1024,
    peakRssBytes: kilobytes('VmHWM') * 1024,
    cpuMs: ticks * 10,
    queuedMs,
  };
}
