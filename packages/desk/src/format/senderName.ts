import { plainName } from '@comptoir/transport/text';
import type { DeskMessage } from '../state/deskState.js';
import { texts } from '../texts.js';

/** Who of the shop has written a message; ours has no author until the server has stored it. */
export function senderName({ from, author }: DeskMessage): string {
  return plainName(author?.name ?? '') || (from === 'bot' ? texts.log.bot : texts.log.you);
}
