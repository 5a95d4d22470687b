/** The part that decides when to speak first, and speaks: a visitor who is about to leave waits for no second part. */
export { createFront } from '../front/createFront.js';
export { watchVisitor as watchPage } from '../prompts/watchVisitor.js';
