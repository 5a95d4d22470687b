import type { Script } from './script.js';

/** What the scripted operator says to whoever speaks no language that he knows. */
export const english: Script = {
  greetings: {
    chat: 'Hello, Anna here. How can I help you?',
    stylist: 'Hello, I am Anna, your stylist. What are we looking for today?',
  },
  answers: [
    'Let me look that up for you.',
    'Good choice! Which size do you usually wear?',
    'We deliver in two to four days, and returns are free for 30 days.',
    'Is there anything else? Say “bye” to end this chat.',
  ],
  form: 'Thank you, this helps a lot. I will put a few looks together for you.',
  file: 'Thank you, I am looking at your file.',
  goodbye: 'It was a pleasure. Goodbye!',
  goodbyes: ['bye', 'goodbye', 'good bye', 'that is all', "that's all"],
};
