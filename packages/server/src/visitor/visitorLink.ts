import type { ServerToVisitorFrame } from '@comptoir/transport/wire';
import type { VisitorListener } from '../live/hub.js';
import type { Service } from '../service.js';
import type { CursorScope } from '../storage/cursor.js';

/** One visitor's socket after its hello: all that a request handler may touch. */
export interface VisitorLink {
  readonly service: Service;
  readonly visitor: string;
  readonly scope: CursorScope;
  /** Hash of the token of this connection. */
  readonly session: string;
  /** Until when it is proven who the visitor is; absent for visitors whom the shop has not named. */
  readonly provenUntil: number | undefined;
  /** This tab among the visitor's listeners. */
  readonly listener: VisitorListener;
  send(frame: ServerToVisitorFrame): void;
}
