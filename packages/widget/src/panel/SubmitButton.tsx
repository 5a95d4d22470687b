import type { ComponentChildren, JSX } from 'preact';

/**
 * Sends a form by its click, which Enter in a field makes too, and never by the form's own submission: a sandbox
 * without `allow-forms` lets none happen.
 */
export function SubmitButton({
  busy,
  onSubmit,
  children,
}: {
  /** Something is on its way: a press does nothing. */
  readonly busy: boolean;
  onSubmit(): void;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <button
      type="submit"
      class="p-small p-strong"
      aria-disabled={busy}
      onClick={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      {children}
    </button>
  );
}
