import type { JSX } from 'preact';

const drawings = {
  down: 'M5 9l7 7 7-7',
  send: 'M12 20V5M5.5 11.5L12 5l6.5 6.5',
  attach:
    'M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1L13 4.3a3.4 3.4 0 0 1 4.8 4.8l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.5-7.5',
  remove: 'M6 6l12 12M18 6L6 18',
  file: 'M13.5 3H7a1.5 1.5 0 0 0-1.5 1.5v15A1.5 1.5 0 0 0 7 21h10a1.5 1.5 0 0 0 1.5-1.5V8zM13.5 3v5h5',
  pending: 'M12 7v5l3 2M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0',
  sent: 'M5 12.5l4.5 4.5L19 7.5',
  read: 'M2 12.5L6.5 17 16 7.5M12 16l1 1 9-9.5',
  form: 'M8 7h8M8 12h8M8 17h5M5.5 3h13v18h-13z',
  star: 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
};

/** One of our own line drawings, in the colour of the text; always beside words, so hidden from screen readers. */
export function Icon({ name }: { readonly name: keyof typeof drawings }): JSX.Element {
  return (
    <svg class="p-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
