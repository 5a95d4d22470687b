import { isChatError } from '@comptoir/transport';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useScope } from '../scope.js';
import { useStore } from '../useStore.js';
import { UploadList } from './UploadList.js';
import { type Upload, useUploads } from './useUploads.js';

/** Whether trying again would be in vain; everything else is tried again when the message goes. */
function isRefused({ error }: Upload): boolean {
  return (
    error !== undefined && (!isChatError(error) || /^(rejected|too-large|unsupported)$/.test(error.kind))
  );
}

/**
 * The files beside the text in the composer, uploaded as soon as they are added. What is refused stands here with
 * the reason and is not in the tray any more.
 */
export function Attachments(): JSX.Element {
  const { $tray } = useScope().session;
  const tray = useStore($tray);
  const uploads = useUploads();
  useEffect(() => uploads.add(tray), [tray]);
  useEffect(() => {
    const found = (clientId: string) => uploads.list.find(({ key }) => key === clientId);
    // Not the tray of this rendering: it may have been emptied since.
    const now = $tray.get();
    const next = now
      .filter(({ clientId }) => !found(clientId) || !isRefused(found(clientId) as Upload))
      .map((picked) => {
        const file = found(picked.clientId)?.file;
        return picked.stored || !file ? picked : { ...picked, stored: file };
      });
    if (next.some((picked, index) => picked !== now[index]) || next.length < now.length) $tray.set(next);
  }, [uploads.list]);
  const list = uploads.list
    .filter((upload) => isRefused(upload) || tray.some(({ clientId }) => clientId === upload.key))
    .map(({ error, ...upload }) => ({
      ...upload,
      ...(isRefused({ ...upload, error }) && { error }),
      remove: () => {
        upload.remove();
        $tray.set($tray.get().filter(({ clientId }) => clientId !== upload.key));
      },
    }));
  return <UploadList uploads={{ ...uploads, list }} />;
}
