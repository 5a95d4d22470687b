import type { JSX } from 'preact';

/** What {@link Toggle} is given. */
export interface ToggleProps {
  readonly label: string;
  readonly on: boolean;
  onChange(on: boolean): void;
}

/** A switch with its name beside it; the name does not change with the state. */
export function Toggle({ label, on, onChange }: ToggleProps): JSX.Element {
  return (
    <button class="toggle" type="button" role="switch" aria-checked={on} onClick={() => onChange(!on)}>
      <span class="toggle-track" aria-hidden="true">
        <span class="toggle-knob" />
      </span>
      {label}
    </button>
  );
}
