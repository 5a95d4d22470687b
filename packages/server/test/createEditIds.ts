import { createClientId } from '@comptoir/transport';

/** Makes ids that sort in the order of making, also within one millisecond. */
export function createEditIds(): () => string {
  let last = '';
  return () => {
    let next = createClientId();
    while (next <= last) next = createClientId();
    last = next;
    return next;
  };
}
