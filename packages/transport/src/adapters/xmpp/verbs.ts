import type { Connection } from '../../transport.js';

/** The methods of a connection, apart from its end. */
export type Verbs = Required<Omit<Connection, 'snapshot' | 'capabilities' | 'closed' | 'close' | 'upload'>> &
  Pick<Connection, 'upload'>;
