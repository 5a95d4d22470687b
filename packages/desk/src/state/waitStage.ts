/** How urgent an unanswered visitor is. */
export type WaitStage = 'calm' | 'soon' | 'late';

/** Service goal of contact centres: answer within 20 s. */
const soonAfterMs = 20_000;

/** From here on visitors leave the chat. */
const lateAfterMs = 40_000;

/** Which stage a wait of `waitedMs` has reached. */
export function waitStage(waitedMs: number): WaitStage {
  if (waitedMs >= lateAfterMs) return 'late';
  return waitedMs >= soonAfterMs ? 'soon' : 'calm';
}
