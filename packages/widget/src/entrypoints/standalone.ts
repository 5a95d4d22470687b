/** The whole counter in one file, for a script tag with an integrity hash. */
import { createCounter } from '../launcher/createCounter.js';
import { findLoaderScript } from '../launcher/findLoaderScript.js';
import { readScriptOptions } from '../launcher/readScriptOptions.js';
import { takeOver } from '../launcher/takeOver.js';
import { bundledParts } from './bundledParts.js';

takeOver(readScriptOptions(findLoaderScript()), (options) => createCounter(options, bundledParts));
