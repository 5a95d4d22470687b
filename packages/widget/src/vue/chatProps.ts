import type { Consent } from '@comptoir/core';
import type { Transport, VisitorContext } from '@comptoir/transport';
import type { PropType } from 'vue';
import type { ChatOptions } from '../launcher/chatOptions.js';
import type { OwnWords } from '../locales/ownWords.js';
import type { Intent } from '../panel/panel.js';

/** The options of `createChat` as Vue declares them: all can be left out, and `hidden` counts by being there. */
export const chatProps = {
  server: String,
  transport: Object as PropType<Transport>,
  intents: Array as PropType<readonly Intent[]>,
  language: String,
  words: Object as PropType<OwnWords>,
  consent: String as PropType<Consent>,
  triggers: [String, Object] as PropType<string | object>,
  namespace: String,
  assetBase: String,
  nonce: String,
  context: Object as PropType<VisitorContext>,
  hidden: Boolean,
} satisfies Readonly<Record<keyof ChatOptions, unknown>>;
