import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

/** What {@link Dialog} is given. */
export interface DialogProps {
  readonly heading: string;
  readonly children: ComponentChildren;
  onClose(): void;
}

/** A modal dialog. Escape closes it; the keyboard focus goes back to where it was. */
export function Dialog({ heading, children, onClose }: DialogProps): JSX.Element {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // Taken out of the page while open, a dialog would drop the focus onto the body.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id} class="dialog-heading">
        {heading}
      </h2>
      {children}
    </dialog>
  );
}
