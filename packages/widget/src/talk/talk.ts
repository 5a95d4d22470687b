/** All that a running conversation shows: one chunk, fetched when there are messages or the visitor begins to write. */

export { EndButton } from './EndButton.js';
export { Ending } from './Ending.js';
export { IntentStrip } from './IntentStrip.js';
export { MessageLog } from './MessageLog.js';
export { NewBelow } from './NewBelow.js';
export { Operator } from './Operator.js';
export { StatusLine } from './StatusLine.js';
