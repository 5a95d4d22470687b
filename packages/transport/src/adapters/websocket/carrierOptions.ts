import type { ConnectSettings } from './connectLink.js';
import { toEndpoints } from './toEndpoints.js';

/** What both carriers of the reference protocol can be told. */
export interface CarrierOptions {
  /** Base address of the server, `https://chat.example`; http(s) and ws(s) mean the same here. */
  readonly url: string;
  /** Milliseconds of silence before an own ping. @default 15000 */
  readonly heartbeatMs?: number;
  /** Milliseconds of silence after it before the server is given up. @default 10000, at most `heartbeatMs` */
  readonly pongTimeoutMs?: number;
  /**
   * Takes the place of both, in milliseconds, while a request waits for its answer: after so much silence the
   * server is asked, after as much again it is given up. @default 4000, at most `heartbeatMs`
   */
  readonly urgentMs?: number;
  /** Milliseconds that a request may take. @default 15000 */
  readonly answerTimeoutMs?: number;
  /** Milliseconds until the welcome, for each carrier that is tried. @default 10000, at most `answerTimeoutMs` */
  readonly welcomeMs?: number;
}

/** @throws TypeError when `url` is no absolute http(s) or ws(s) URL. */
export function toSettings({
  url,
  heartbeatMs = 15_000,
  pongTimeoutMs = Math.min(10_000, heartbeatMs),
  urgentMs = Math.min(4_000, heartbeatMs),
  answerTimeoutMs = 15_000,
  welcomeMs = Math.min(10_000, answerTimeoutMs),
}: CarrierOptions): ConnectSettings {
  return {
    endpoints: toEndpoints(url),
    pace: { heartbeatMs, pongTimeoutMs, urgentMs },
    answerTimeoutMs,
    welcomeMs,
  };
}
