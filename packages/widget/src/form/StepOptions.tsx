import type { JSX } from 'preact';

/** One answer that can be ticked. */
export interface StepOption {
  readonly value: string;
  readonly label: string;
}

/** Native radios or checkboxes, so that arrows, space and screen readers work as everywhere. */
export function StepOptions({
  name,
  options,
  chosen,
  max,
  look,
  onChange,
}: {
  readonly name: string;
  readonly options: readonly StepOption[];
  readonly chosen: readonly string[];
  /** How many may be ticked; 1 makes radios. */
  readonly max: number;
  readonly look: 'list' | 'chips';
  onChange(chosen: readonly string[]): void;
}): JSX.Element {
  return (
    <div class={`p-options p-${look}`}>
      {options.map(({ value, label }) => {
        const on = chosen.includes(value);
        return (
          <label key={value} class={on ? 'p-on' : ''}>
            <input
              type={max === 1 ? 'radio' : 'checkbox'}
              name={name}
              checked={on}
              disabled={max > 1 && !on && chosen.length >= max}
              onChange={() =>
                onChange(
                  max === 1 ? [value] : on ? chosen.filter((one) => one !== value) : [...chosen, value],
                )
              }
            />
            <bdi>{label}</bdi>
          </label>
        );
      })}
    </div>
  );
}
