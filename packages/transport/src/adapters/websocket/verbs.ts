import type { Connection } from '../../transport.js';

/** Everything of a connection but its life. */
export type Verbs = Omit<Connection, 'snapshot' | 'capabilities' | 'closed' | 'close' | 'find'>;
