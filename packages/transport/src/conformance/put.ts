import { createClientId } from '../createClientId.js';
import type { FileRef } from '../model.js';
import type { Connection } from '../transport.js';
import { assert, within } from './assertions.js';
import type { Stage } from './createStage.js';

/** Uploads, with a deadline. */
export function put(
  stage: Stage,
  connection: Connection,
  blob: Blob,
  name: string,
  options: {
    clientId?: string;
    signal?: AbortSignal;
    onProgress?: (sent: number, total: number) => void;
  } = {},
): Promise<FileRef> {
  const { clientId = createClientId(), ...call } = options;
  assert(connection.upload, 'upload is declared and there is no such method');
  return within(
    connection.upload({ clientId, name, blob }, call),
    stage.deadlineMs,
    `upload of ${name} settles`,
  );
}
