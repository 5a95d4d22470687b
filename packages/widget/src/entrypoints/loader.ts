/** The script tag's file: takes the global over, shows the bar, fetches the rest from its own version. */
import { chunkBase } from '../launcher/chunkBase.js';
import { createCounter } from '../launcher/createCounter.js';
import { fetchPart } from '../launcher/fetchPart.js';
import { findLoaderScript } from '../launcher/findLoaderScript.js';
import { readScriptOptions } from '../launcher/readScriptOptions.js';
import { takeOver } from '../launcher/takeOver.js';
import { version } from '../launcher/version.js';

/** Written in by the build: where the parts lie beside this file, and the files of each, its own first. */
declare const __COMPTOIR_FOLDER__: string;
declare const __COMPTOIR_FILES__: Readonly<Record<'opening' | 'consent' | 'triggers', readonly string[]>>;

const script = findLoaderScript();
takeOver(readScriptOptions(script), (options) => {
  const base = chunkBase(__COMPTOIR_FOLDER__, script?.src ?? '', version, options.assetBase);
  return createCounter(options, {
    opening: fetchPart(base, __COMPTOIR_FILES__.opening),
    consent: fetchPart(base, __COMPTOIR_FILES__.consent),
    triggers: fetchPart(base, __COMPTOIR_FILES__.triggers),
  });
});
