import type { TalkParts } from '../panel/talkParts.js';
import { EndButton } from './EndButton.js';
import { Ending } from './Ending.js';
import { IntentStrip } from './IntentStrip.js';
import { MessageLog } from './MessageLog.js';
import { NewBelow } from './NewBelow.js';
import { Operator } from './Operator.js';
import { StatusLine } from './StatusLine.js';

/**
 * All that a running conversation shows: one chunk, fetched when there are messages or the visitor begins to write.
 *
 * One object: of exports by themselves the bundler would make one with a getter for each.
 */
export const talk: TalkParts = {
  EndButton,
  Ending,
  IntentStrip,
  MessageLog,
  NewBelow,
  Operator,
  StatusLine,
};
