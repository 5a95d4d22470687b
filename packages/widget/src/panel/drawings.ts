/** The paths of our line drawings on a field of 24 by 24; those of one component only stand there. */
export const down = 'M5 9l7 7 7-7';
export const up = 'M12 20V5M5.5 11.5L12 5l6.5 6.5';
export const clip = 'M19 11l-7 7a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-8 8a1.5 1.5 0 0 1-2.2-2.2l7-7';
export const tick = 'M5 12.5l4.5 4.5L19 7.5';
