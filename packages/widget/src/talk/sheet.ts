/** The drawing of a file: a sheet of paper with a corner folded. */
export const sheet = 'M13.5 3H6v18h12.5V8zM13.5 3v5h5';
