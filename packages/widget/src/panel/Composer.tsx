import type { Part } from '@comptoir/transport';
import type { JSX, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { errorWords } from './errorWords.js';
import { Icon } from './Icon.js';
import { useScope } from './scope.js';
import { UploadList } from './UploadList.js';
import { useStore } from './useStore.js';
import { useUploads } from './useUploads.js';

/** From this share of the longest text on, the room that is left is told. */
const nearlyFull = 0.9;

/** Where the visitor writes. Always there: nothing ever stands between him and a message. */
export function Composer({ field }: { readonly field: RefObject<HTMLTextAreaElement | null> }): JSX.Element {
  const { session, words, format } = useScope();
  const draft = useStore(session.$draft);
  const { upload, maxText } = useStore(session.$capabilities);
  const [error, setError] = useState<unknown>();
  const [over, setOver] = useState(false);
  const uploads = useUploads();
  const picker = useRef<HTMLInputElement>(null);

  const left = maxText - draft.length;
  const ready = uploads.list.some((one) => one.file);
  const blocked = uploads.busy || left < 0 || !(draft.trim() || ready);

  const send = (): void => {
    if (blocked) return;
    const text = draft.trim();
    const files = uploads.list.flatMap((one): Part[] => (one.file ? [{ kind: 'file', file: one.file }] : []));
    try {
      session.send(files.length ? [...(text ? [{ kind: 'text', text } as const] : []), ...files] : text);
      session.$draft.set('');
      uploads.clear();
      setError(undefined);
    } catch (cause) {
      setError(cause);
    }
    field.current?.focus();
  };
  const take = (files: FileList | undefined | null, event: Event): void => {
    if (!upload || !files?.length) return;
    event.preventDefault();
    uploads.add(files);
  };
  const note = error
    ? errorWords(error, words, format)
    : left < maxText * (1 - nearlyFull)
      ? left < 0
        ? words.errorLong
        : words.charactersLeft(left)
      : '';
  return (
    <form
      class={over ? 'p-composer p-over' : 'p-composer'}
      data-drop={words.dropHere}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => {
        if (!upload || !event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        take(event.dataTransfer?.files, event);
      }}
    >
      <UploadList uploads={uploads} />
      <div class="p-field">
        {upload && (
          <>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              accept={upload.types?.join()}
              onChange={(event) => {
                take(event.currentTarget.files, event);
                event.currentTarget.value = '';
              }}
            />
            <button
              type="button"
              class="p-round"
              aria-label={words.attach}
              onClick={() => picker.current?.click()}
            >
              <Icon name="attach" />
            </button>
          </>
        )}
        {/* The copy in `data-text` gives the field its height without a layout being asked for. */}
        <div class="p-grow" data-text={`${draft} `}>
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            aria-label={words.yourMessage}
            aria-describedby="p-note"
            aria-invalid={left < 0}
            placeholder={words.placeholder}
            enterkeyhint="send"
            value={draft}
            onInput={(event) => {
              session.$draft.set(event.currentTarget.value);
              setError(undefined);
              session.typing();
            }}
            onKeyDown={(event) => {
              // While a word is being composed (229 in older engines), Enter belongs to the input method.
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
                return;
              event.preventDefault();
              send();
            }}
            onPaste={(event) => take(event.clipboardData?.files, event)}
          />
        </div>
        <button type="submit" class="p-send" aria-label={words.send} aria-disabled={blocked}>
          <Icon name="send" />
        </button>
      </div>
      <p id="p-note" class={error || left < 0 ? 'p-note p-bad' : 'p-note'} role={error ? 'alert' : undefined}>
        {note}
      </p>
    </form>
  );
}
