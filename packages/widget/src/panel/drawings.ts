/** The paths of our line drawings on a field of 24 by 24, each its own export so that a chunk carries only what it draws. */
export const down = 'M5 9l7 7 7-7';
export const up = 'M12 20V5M5.5 11.5L12 5l6.5 6.5';
export const clip = 'M19 11l-7 7a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-8 8a1.5 1.5 0 0 1-2.2-2.2l7-7';
export const cross = 'M6 6l12 12M18 6L6 18';
export const sheet = 'M13.5 3H6v18h12.5V8zM13.5 3v5h5';
export const clock = 'M12 7v5l3 2M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0';
export const tick = 'M5 12.5l4.5 4.5L19 7.5';
export const ticks = 'M2 12.5L6.5 17 16 7.5M12 16l1 1 9-9.5';
export const questions = 'M8 7h8M8 12h8M8 17h5M5 3h14v18H5z';
export const speech = 'M4 5h16v11h-9l-4 4v-4H4z';
export const star = 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z';
