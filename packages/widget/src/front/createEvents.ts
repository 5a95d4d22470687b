import type { ChatEvents, Problem } from '../launcher/chatEvents.js';

/** The counter's one typed emitter. */
export interface Events {
  on<Name extends keyof ChatEvents>(event: Name, listener: (payload: ChatEvents[Name]) => void): () => void;
  emit<Name extends keyof ChatEvents>(event: Name, payload: ChatEvents[Name]): void;
  report(code: Problem['code'], message: string, cause?: unknown): void;
}

/** More would only repeat the same, and would keep their causes in memory. */
const problemsKept = 20;

/**
 * Makes an emitter that mirrors each event on `document` and survives every listener.
 *
 * @param problems where reports are kept, the newest 20.
 */
export function createEvents(problems: Problem[]): Events {
  // A pair of its own per call, so that the same function can listen twice and leave once.
  const listeners = new Set<readonly [name: string, listener: (payload: never) => void]>();
  const report: Events['report'] = (code, message, cause) => {
    const problem = { code, message, cause };
    problems.push(problem);
    problems.splice(0, problems.length - problemsKept);
    emit('error:occurred', problem);
  };
  const emit: Events['emit'] = (name, payload) => {
    for (const [wanted, listener] of listeners) {
      try {
        if (wanted === name) listener(payload as never);
      } catch (cause) {
        // A listener for errors that throws would be told about itself for ever.
        if (name !== 'error:occurred') report('call_failed', name, cause);
      }
    }
    document.dispatchEvent(new CustomEvent(`comptoir:${name}`, { detail: payload }));
  };
  return {
    report,
    emit,
    on(name, listener) {
      const entry = [name, listener] as const;
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}
