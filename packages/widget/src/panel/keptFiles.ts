import type { Session } from '@comptoir/core';

/** What stands in the composer but is not sent yet: closing the window must not lose it, as little as the text. */
export const keptFiles: WeakMap<Session, readonly File[]> = new WeakMap();
