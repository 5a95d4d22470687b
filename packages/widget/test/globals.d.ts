/** What the pages of these tests have on their window. */
declare const comptoir: (verb: string, ...values: unknown[]) => never;
declare const captured: typeof comptoir;

interface Window {
  heard: string[];
}
