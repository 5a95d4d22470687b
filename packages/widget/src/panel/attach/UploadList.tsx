import { plainName } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import css from '../../styles/attach.css?inline';
import progress from '../../styles/progress.css?inline';
import { fileErrorWords } from '../../talk/fileErrorWords.js';
import { sheet } from '../../talk/sheet.js';
import { useTalkWords } from '../../talk/useTalkWords.js';
import { adoptSheet } from '../adoptSheet.js';
import { Icon } from '../Icon.js';
import { useScope } from '../scope.js';
import type { Uploads } from './useUploads.js';

const cross = 'M6 6l12 12M18 6L6 18';

/** The files that wait to be sent, each with its progress or its trouble and a way to take it out. */
export function UploadList({ uploads }: { readonly uploads: Uploads }): JSX.Element | null {
  const scope = useScope();
  const words = useTalkWords();
  useLayoutEffect(() => {
    adoptSheet(scope.options.container, css);
    adoptSheet(scope.options.container, progress);
  }, []);
  if (!uploads.list.length) return null;
  return (
    <ul class="p-uploads">
      {uploads.list.map((upload) => (
        <li key={upload.key} class={upload.error ? 'p-bad' : ''}>
          <Icon path={sheet} />
          <span>
            <bdi>{plainName(upload.name)}</bdi>
            {upload.error ? (
              <small role="alert">{fileErrorWords(upload.error, scope)}</small>
            ) : (
              !upload.file && <progress aria-label={words.uploading} value={upload.share || undefined} />
            )}
          </span>
          <button
            type="button"
            class="p-round"
            aria-label={`${words.remove}: ${plainName(upload.name)}`}
            onClick={upload.remove}
          >
            <Icon path={cross} />
          </button>
        </li>
      ))}
    </ul>
  );
}
