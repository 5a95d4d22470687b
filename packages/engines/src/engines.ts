import { chromium } from './chromium.js';
import type { Engine } from './engine.js';
import { firefox } from './firefox.js';
import { webkit } from './webkit.js';

/** Every engine that the widget is proven in; one that is missing here is named in the run. */
export const engines: readonly Engine[] = [chromium, firefox, webkit];
