import type { FileRef } from '@comptoir/transport';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { UploadList } from '../panel/attach/UploadList.js';
import { useUploads } from '../panel/attach/useUploads.js';
import { clip } from '../panel/drawings.js';
import { Icon } from '../panel/Icon.js';
import { pickFile } from '../panel/pickFile.js';

/** What the photo step is given. */
export interface StepPhotoProps {
  /** Of the button. */
  readonly label: string;
  readonly files: readonly FileRef[];
  /** Most files. */
  readonly max: number;
  /** Something is on its way. */
  onBusy(busy: boolean): void;
  onChange(files: readonly FileRef[]): void;
}

/** Pictures that are stored as soon as they are chosen, so that the draft can keep them. */
export function StepPhoto({ label, files, max, onBusy, onChange }: StepPhotoProps): JSX.Element {
  const uploads = useUploads(files);
  const picker = useRef<HTMLInputElement>(null);
  const stored = uploads.list.flatMap((upload) => upload.file ?? []);
  const known = stored.map((file) => file.id).join();
  const first = useRef(true);
  useEffect(() => {
    // The list starts empty and is filled from the draft: that is no change.
    if (first.current && !known && files.length) return;
    first.current = false;
    onChange(stored);
  }, [known]);
  useEffect(() => onBusy(uploads.busy), [uploads.busy]);
  return (
    <>
      <UploadList uploads={uploads} />
      <input
        ref={picker}
        type="file"
        accept="image/*"
        multiple={max > 1}
        hidden
        onChange={(event) => {
          uploads.add(
            [...(event.currentTarget.files ?? [])].map(pickFile).slice(0, max - uploads.list.length),
          );
          event.currentTarget.value = '';
        }}
      />
      {uploads.list.length < max && (
        <button type="button" class="p-small p-photo" onClick={() => picker.current?.click()}>
          <Icon path={clip} />
          {label}
        </button>
      )}
    </>
  );
}
