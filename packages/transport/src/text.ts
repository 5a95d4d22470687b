/** Strings from outside, made fit to be shown: the same reading of them in the widget and in the desk. */
export { capMarks } from './text/capMarks.js';
export { isolated } from './text/isolated.js';
export { isPlainHost } from './text/isPlainHost.js';
export { linkify, type Segment } from './text/linkify.js';
export { plainName } from './text/plainName.js';
export { safeUrl } from './text/safeUrl.js';
