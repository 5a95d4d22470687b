import type { Outbox } from './outbox.js';
import { fromRecord, type OutboxRecord } from './record.js';

function readLine(line: string): OutboxRecord | undefined {
  try {
    return fromRecord(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/**
 * The messages of `owner` that were written ahead: sent before the outbox was open, and not known to have
 * been taken over.
 *
 * @param text what is kept as `unsent`: lines of JSON, and `1` for what stands in the database.
 */
export function readAhead(text: string, owner: string): Outbox {
  return text.split('\n').flatMap((line) => {
    const record = readLine(line);
    return record?.owner === owner ? record.entry : [];
  });
}

/** The lines without what stands in `outbox`, and without what nobody can read. */
export function keepAhead(text: string, owner: string, outbox: Outbox): readonly string[] {
  return text
    .split('\n')
    .filter((line) =>
      readAhead(line, owner).some((entry) => !outbox.some(({ clientId }) => clientId === entry.clientId)),
    );
}
