/** The script tag's file: takes the global over, shows the bar, fetches the rest from its own version. */
import { chunkBase } from '../launcher/chunkBase.js';
import { createCounter } from '../launcher/createCounter.js';
import { fetchPart } from '../launcher/fetchPart.js';
import { findLoaderScript } from '../launcher/findLoaderScript.js';
import type { Parts } from '../launcher/parts.js';
import { readScriptOptions } from '../launcher/readScriptOptions.js';
import { takeOver } from '../launcher/takeOver.js';
import { version } from '../launcher/version.js';

/** Written in by the build: the files of each part, its own first. */
declare const __COMPTOIR_PARTS__: Readonly<Record<'opening' | 'consent' | 'triggers', readonly string[]>>;

const script = findLoaderScript();
takeOver(readScriptOptions(script), (options) => {
  const { assetBase } = options;
  const base = assetBase
    ? new URL(assetBase.replace(/\/?$/, '/'), location.href).href
    : chunkBase(script?.src ?? '', version);
  const { opening, consent, triggers } = __COMPTOIR_PARTS__;
  const open = fetchPart<Awaited<ReturnType<Parts['session']>> & Awaited<ReturnType<Parts['window']>>>(
    base,
    opening,
  );
  const parts: Parts = {
    session: open,
    window: open,
    consent: fetchPart(base, consent),
    triggers: fetchPart(base, triggers),
  };
  return createCounter(options, parts);
});
