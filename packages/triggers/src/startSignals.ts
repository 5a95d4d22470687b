import type { TriggersEnvironment } from './environment.js';
import type { Rule, When } from './rules.js';
import { listensTo, type SignalEvent } from './signalEvent.js';
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
  const start = environment.now();
  const listen = (when: When): (() => void) | undefined => {
    if (when.signal === 'idle') return listenIdle(environment, when.seconds * 1000, () => emit(when));
    if (when.signal === 'dwell') {
      const gone = when.on === 'site' ? start - visitStartedAt : 0;
      return listenDwell(environment, when.seconds * 1000 - gone, () => emit(when));
    }
    if (when.signal === 'exitIntent')
      return listenExitIntent(environment, () =>
        emit({ signal: 'exitIntent', afterSeconds: (environment.now() - start) / 1000 }),
      );
    return undefined;
  };
  const all: Rule['when'][] = [];
  for (const { status = 'published', when } of rules)
    if (status === 'published' && !all.some((other) => listensTo(other, when))) all.push(when);
  const stops = all.map(listen);
  return () => {
    for (const stop of stops) stop?.();
  };
}
