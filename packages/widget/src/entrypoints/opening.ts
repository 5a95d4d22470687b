/**
 * The part that the visitor opens: the session and the window, in one file because they compress better together
 * (by 0.8 kB) than apart. A page that only goes on with a conversation has it in the browser's cache already.
 */
export { createWindow } from '../window/createWindow.js';
export { createFront, takeSeat } from './session.js';
