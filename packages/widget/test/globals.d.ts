/** What the pages of these tests have on their window. */
declare const comptoir: <Answer = unknown>(verb: string, ...values: unknown[]) => Answer;
declare const captured: typeof comptoir;

interface Window {
  heard: string[];
}
