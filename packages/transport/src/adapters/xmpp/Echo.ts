import type { ChatError } from '../../errors.js';
import type { Placed } from './createLog.js';

/** Who waits for a stanza of his to come back. */
export interface Echo {
  readonly id: string;
  /** The room has passed it on; `placed` once the archive has it. */
  heard(placed?: Placed): void;
  failed(error: ChatError): void;
}
