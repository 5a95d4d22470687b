import type { JSX } from 'preact';

const paths = {
  keyboard: 'M2.5 5.5h15v9h-15z M5.5 8.5h.01 M8.5 8.5h.01 M11.5 8.5h.01 M14.5 8.5h.01 M6.5 11.5h7',
  form: 'M5 2.5h10v15H5z M8 6.5h4 M8 10h4 M8 13.5h2.5',
  slash: 'M12.5 4 7.5 16',
  send: 'M3 10h13 M11 5l5 5-5 5',
  close: 'M5 5l10 10 M15 5 5 15',
  bell: 'M5.5 13.5V9a4.5 4.5 0 0 1 9 0v4.5l1.5 1.5h-12z M8.5 17h3',
  down: 'M10 4v12 M5 11l5 5 5-5',
  file: 'M5.5 2.5h6l3.5 3.5v11.5h-9.5z M11.5 2.5V6H15',
  door: 'M8 3.5H4v13h4 M8 10h9 M13.5 6.5 17 10l-3.5 3.5',
  pencil: 'M4 16l.75-3.25L13.5 4l2.5 2.5-8.75 8.75z M11.5 6l2.5 2.5',
  bin: 'M4 5.5h12 M8 5.5v-2h4v2 M5.5 5.5l.75 11h7.5l.75-11 M8.5 8.5v5 M11.5 8.5v5',
  hand: 'M3 7h12 M11.5 3.5 15 7l-3.5 3.5 M17 13H5 M8.5 9.5 5 13l3.5 3.5',
} as const;

/** Name of one of the desk's own drawings. */
export type IconName = keyof typeof paths;

/** A drawing in the colour of the text around it; the words beside it (or the button's name) say what it means. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
