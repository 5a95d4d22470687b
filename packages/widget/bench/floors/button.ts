/** The floor of the bar: it is there and does nothing. */
import { createFloorBar } from './createFloorBar.js';

createFloorBar(() => undefined);
