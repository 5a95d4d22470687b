import { closeCodes } from '@comptoir/transport/wire';
import type { Peer } from './peer.js';

/** The time that a new socket has for its first frame. */
export interface Deadline {
  clear(): void;
}

/** Closes the socket unless cleared in time: sockets that say nothing cost memory for nothing. */
export function helloDeadline(peer: Peer, ms: number): Deadline {
  const timer = setTimeout(() => peer.close(closeCodes.timeout, 'no hello in time'), ms);
  return { clear: () => clearTimeout(timer) };
}
