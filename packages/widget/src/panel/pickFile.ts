import type { PickedFile } from '@comptoir/core';
import { createClientId } from '@comptoir/transport';

/** A file as the visitor has picked it, with the id that makes all uploads of it one file. */
export function pickFile(file: File): PickedFile {
  return { clientId: createClientId(Date.now()), name: file.name, blob: file };
}
