import type { ComponentType, JSX, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { clip, up } from './drawings.js';
import { errorWords } from './errorWords.js';
import { Icon } from './Icon.js';
import { Lazy } from './Lazy.js';
import { pickFile } from './pickFile.js';
import { useScope } from './scope.js';
import { useStore } from './useStore.js';

const loadAttachments = (): Promise<ComponentType> =>
  import('./attach/Attachments.js').then((module) => module.Attachments);

/** The room that is left is told from this share of the longest text on. */
const nearlyFull = 0.1;

/** Where the visitor writes. Always there: nothing ever stands between him and a message. */
export function Composer({ field }: { readonly field: RefObject<HTMLTextAreaElement | null> }): JSX.Element {
  const scope = useScope();
  const { session, words } = scope;
  const draft = useStore(session.$draft);
  const { upload, maxText } = useStore(session.$capabilities);
  const [error, setError] = useState<unknown>();
  const [over, setOver] = useState(false);
  const files = useStore(session.$tray);
  const [picked, setPicked] = useState(false);
  const picker = useRef<HTMLInputElement>(null);

  const left = maxText - draft.length;
  const blocked = left < 0 || !(draft.trim() || files[0]);

  const send = (): void => {
    if (blocked) return;
    try {
      // What is not uploaded yet goes with the message.
      session.send(draft.trim(), files);
      session.$draft.set('');
      session.$tray.set([]);
      setPicked(false);
      setError(undefined);
    } catch (cause) {
      setError(cause);
    }
    field.current?.focus();
  };
  const take = (added: FileList | undefined | null, event: Event): void => {
    if (!upload || !added?.length) return;
    event.preventDefault();
    setPicked(true);
    session.$tray.set([...files, ...[...added].map(pickFile)]);
  };
  const note = error
    ? errorWords(error, scope)
    : left < maxText * nearlyFull
      ? left < 0
        ? words.errorLong
        : words.charactersLeft(left)
      : '';
  return (
    <form
      class={over ? 'p-composer p-over' : 'p-composer'}
      data-drop={words.dropHere}
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
      {(picked || files[0]) && <Lazy load={loadAttachments} props={{}} />}
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
              <Icon path={clip} />
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
        {/* No submit: a sandbox without `allow-forms` lets none happen. */}
        <button type="button" class="p-send" aria-label={words.send} aria-disabled={blocked} onClick={send}>
          <Icon path={up} />
        </button>
      </div>
      <p id="p-note" class={error || left < 0 ? 'p-note p-bad' : 'p-note'} role={error ? 'alert' : undefined}>
        {note}
      </p>
    </form>
  );
}
