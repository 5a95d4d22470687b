import { screen } from '@testing-library/preact';

/** The column of the chat with a visitor. */
export const region = (name: string): HTMLElement =>
  screen.getByRole('region', { name: `Chat with ${name}` });

/** The message field of the chat with a visitor. */
export const field = (name: string): HTMLTextAreaElement =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: `Message to ${name}` });
