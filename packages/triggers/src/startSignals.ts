import type { TriggersEnvironment } from './environment.js';
import type { Rule, When } from './rules.js';
import type { SignalEvent } from './signalEvent.js';
import { listenDwell } from './signals/listenDwell.js';
import { listenExitIntent } from './signals/listenExitIntent.js';
import { listenIdle } from './signals/listenIdle.js';

/** Listens for what published rules wait for, once for each moment, and to nothing else. Returns its stop. */
export function startSignals(
  environment: TriggersEnvironment,
  rules: readonly Rule[],
  visitStartedAt: number,
  emit: (event: SignalEvent) => void,
): () => void {
  const stops = new Map<string, (() => void) | undefined>();
  const listen = (when: When): (() => void) | undefined => {
    switch (when.signal) {
      case 'idle':
        return listenIdle(environment, when.seconds, () => emit(when));
      case 'dwell': {
        const since = when.on === 'page' ? environment.now() : visitStartedAt;
        return listenDwell(environment, since + when.seconds * 1000, () => emit(when));
      }
      case 'exitIntent':
        return listenExitIntent(environment, (afterSeconds) => emit({ signal: 'exitIntent', afterSeconds }));
      default:
        return undefined;
    }
  };
  for (const { status, when } of rules) {
    // Each rule has its own floor below an exit intent; they all hear of the same one.
    const key = when.signal === 'exitIntent' ? when.signal : JSON.stringify(when);
    if ((status ?? 'published') === 'published' && !stops.has(key)) stops.set(key, listen(when));
  }
  return () => {
    for (const stop of stops.values()) stop?.();
    stops.clear();
  };
}
