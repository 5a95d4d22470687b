import type { Person } from '@comptoir/transport';
import type { ServerToOperatorFrame } from '@comptoir/transport/wire';
import type { Service } from '../service.js';

/** One desk's socket after its hello: all that a request handler may touch. */
export interface DeskLink {
  readonly service: Service;
  readonly operator: Person;
  readonly groups: readonly string[];
  send(frame: ServerToOperatorFrame): void;
}
