import type { FileRef } from '@comptoir/transport';
import { plainName } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { Icon } from '../../panel/Icon.js';
import { useScope } from '../../panel/scope.js';
import { formatSize } from '../formatSize.js';
import { sheet } from '../sheet.js';
import { webUrl } from '../webUrl.js';

/** Pictures that browsers draw and that cannot carry script. */
const drawable = /^image\/(png|jpe?g|gif|webp|avif)$/;

/** A file: a picture in a box of known size, so that nothing moves when it comes; anything else as a row. */
export function FilePart({ file }: { readonly file: FileRef }): JSX.Element {
  const { dictionary } = useScope();
  // The page's own blobs stand in for stored files where the backend lives in the page.
  const href = file.url.startsWith(`blob:${location.origin}/`) ? file.url : webUrl(file.url);
  const name = plainName(file.name);
  const link = { ...(href ? { href } : {}), target: '_blank', rel: 'noopener noreferrer nofollow ugc' };
  if (href && drawable.test(file.type))
    return (
      <a class="p-picture" {...link}>
        <img src={href} alt={name} width={file.width ?? 4} height={file.height ?? 3} loading="lazy" />
      </a>
    );
  return (
    <a class="p-card p-file" {...link} download={name}>
      <Icon path={sheet} />
      <span>
        <bdi>{name}</bdi>
        <small>{formatSize(file.size, dictionary.tag)}</small>
      </span>
    </a>
  );
}
