import type { FileRef } from '@comptoir/transport';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { keptFiles } from '../keptFiles.js';
import { useScope } from '../scope.js';
import { UploadList } from './UploadList.js';
import { useUploads } from './useUploads.js';

/** What the composer has to know about its files. */
export interface Attached {
  /** Something is still on its way. */
  readonly busy: boolean;
  /** Stored and ready to be sent. */
  readonly files: readonly FileRef[];
}

/** The files beside the text in the composer, uploaded as soon as they are added. */
export function Attachments({
  files,
  onChange,
}: {
  /** All that were ever added, the newest last. */
  readonly files: readonly File[];
  onChange(attached: Attached): void;
}): JSX.Element {
  const { session } = useScope();
  const uploads = useUploads();
  const taken = useRef(0);
  useEffect(() => {
    uploads.add(files.slice(taken.current));
    taken.current = files.length;
  }, [files]);
  useEffect(() => {
    keptFiles.set(
      session,
      uploads.list.flatMap((upload) => upload.source ?? []),
    );
    onChange({ busy: uploads.busy, files: uploads.list.flatMap((upload) => upload.file ?? []) });
  }, [uploads.list]);
  return <UploadList uploads={uploads} />;
}
