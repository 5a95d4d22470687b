import type { FileRef } from '@comptoir/transport';
import type { FileRecord } from '../storage/fileStore.js';

/** A stored file as it stands in messages; the url is an absolute path on this server. */
export function toFileRef({ id, name, type, size, width, height }: FileRecord): FileRef {
  return {
    id,
    name,
    type,
    size,
    url: `/v1/files/${id}/${encodeURIComponent(name)}`,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}
