/** The whole counter in one file, for a script tag with an integrity hash. It needs a server or a transport. */
import { createCounter } from '../launcher/createCounter.js';
import { findLoaderScript } from '../launcher/findLoaderScript.js';
import type { Parts } from '../launcher/parts.js';
import { readScriptOptions } from '../launcher/readScriptOptions.js';
import { takeOver } from '../launcher/takeOver.js';

const parts: Parts = {
  opening: () => import('./serverOpening.js'),
  consent: () => import('./consent.js'),
  triggers: () => import('./triggers.js'),
};
takeOver(readScriptOptions(findLoaderScript()), (options) => createCounter(options, parts));
