/** What the pages of these tests have on their window. */
declare const comptoir: <Answer = unknown>(verb: string, ...values: unknown[]) => Answer;
declare const captured: typeof comptoir;
declare const alive: Readonly<Record<'timers' | 'sockets' | 'lines', Set<unknown>>>;

interface Window {
  heard: string[];
}
