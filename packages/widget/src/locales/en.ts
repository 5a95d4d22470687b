import { count } from './count.js';

/** The words of the chat window. The type of every other locale comes from here. */
export const en = {
  title: 'Chat with us',
  titleStylist: 'Ask a stylist',
  here: 'We are here to help',
  away: 'Nobody is here right now',
  close: 'Minimise chat',

  greeting: 'Hello! What can we do for you?',
  greetingStylist: 'Hello! Tell us what you are looking for, and a stylist will help you choose.',
  justWrite: 'or just write to us',

  retry: 'Try again',

  messages: 'Messages',
  yourMessage: 'Your message',
  placeholder: 'Write a message…',
  send: 'Send',
  attach: 'Attach a file',
  dropHere: 'Drop the files here',
  charactersLeft: count({ one: '{count} character left', other: '{count} characters left' }),

  noConnection: 'No connection.',
  retryIn: count({ one: 'Trying again in {count} second.', other: 'Trying again in {count} seconds.' }),
  connecting: 'Connecting…',
  tryNow: 'Try now',
  offline: 'You are offline. What you write will be sent later.',

  leaveNote: 'Leave a note',
  writeAnyway: 'You can write all the same: the answer will wait for you here.',

  errorConnection: 'The connection failed.',
  errorBusy: 'Too much at once. Wait a moment.',
  errorLong: 'The text is too long. Shorten it.',
  errorClosed: 'This chat is not available here.',
  errorOther: 'That did not work. Try again.',
};

/** What the window says in one language. */
export type Words = typeof en;
