import type { AnyFrame } from './wireClient.js';

/** The body of an answer, to look into. */
export async function readJson(response: Response): Promise<AnyFrame> {
  return (await response.json()) as AnyFrame;
}
