import type { ChatOptions } from './chatOptions.js';

/**
 * The options that stand as `data-*` attributes on the script tag, under their own names; `data-lang` for
 * the language, and `data-hidden` counts by being there.
 */
export function readScriptOptions(script: HTMLScriptElement | null): ChatOptions {
  const data = { ...script?.dataset };
  return { ...(data as ChatOptions), language: data.lang, hidden: 'hidden' in data };
}
