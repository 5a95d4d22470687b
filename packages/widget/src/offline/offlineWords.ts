import { params } from '../locales/params.js';

/** The words of the note for when nobody is there, in English. */
export const offlineWords = {
  intro: 'Leave us a note, and we will answer you by e-mail or telephone.',
  contact: 'E-mail or telephone',
  text: 'Your question',
  send: 'Send the note',
  missing: 'Please fill in both.',
  sent: params<{ contact: string }>('Thank you. We will answer to {contact}.'),
};
