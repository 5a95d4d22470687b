import type { FileRef } from '@comptoir/transport';
import { plainName } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { formatBytes } from '../../format/formatBytes.js';
import { texts } from '../../texts.js';
import { Icon } from '../Icon.js';
import { Picture } from '../Picture.js';
import { SafeLink } from '../SafeLink.js';

/** A file: pictures are shown, everything else is a name and a size. SVG is never drawn, it may carry script. */
export function FilePart({ file }: { file: FileRef }): JSX.Element {
  const shown = /^image\/(?:png|jpeg|webp|gif|avif)$/.test(file.type);
  return (
    <div class="file">
      <SafeLink url={file.url} class={shown ? '' : 'file-link'}>
        {shown ? (
          <Picture class="file-picture" url={file.url} alt={texts.log.photo(file.name)} />
        ) : (
          <Icon name="file" />
        )}
        <bdi>{plainName(file.name)}</bdi>
      </SafeLink>{' '}
      <span class="muted file-size">{formatBytes(file.size)}</span>
    </div>
  );
}
