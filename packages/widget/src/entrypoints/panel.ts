/** The part that the visitor opens: the window and the Preact app in it. */
export { createWindow } from '../window/createWindow.js';
