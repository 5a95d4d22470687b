/** The part that listens to the page's consent tools, for `consent: 'auto'`. */
export { followSignals } from '../consent/followSignals.js';
export { createFront } from '../front/createFront.js';
