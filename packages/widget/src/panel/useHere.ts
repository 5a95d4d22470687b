import { useScope } from './scope.js';
import { useStore } from './useStore.js';

/** Whether somebody is there for what the visitor pressed; `undefined` while the backend has not said. */
export function useHere(): boolean | undefined {
  const { options, session } = useScope();
  const intent = useStore(options.$intent);
  const availability = useStore(session.$availability);
  return availability?.intents[intent] ?? availability?.online;
}
