import { ChatError } from '@comptoir/transport';
import type { VisitorFrame } from '@comptoir/transport/wire';
import { onContext } from './onContext.js';
import { onEnd } from './onEnd.js';
import { onHistory } from './onHistory.js';
import { onLeave } from './onLeave.js';
import { onRate } from './onRate.js';
import { onRead } from './onRead.js';
import { onSend } from './onSend.js';
import { onTyping } from './onTyping.js';
import type { VisitorLink } from './visitorLink.js';

/**
 * Does what one frame of a greeted visitor asks for. Only ids of his own log are ever looked at.
 *
 * @throws ChatError those of `assertOpen` when the connection outlived what it was opened with.
 */
export async function onVisitorFrame(link: VisitorLink, frame: VisitorFrame): Promise<void> {
  switch (frame.type) {
    case 'hello':
      throw new ChatError('bad_frame', { message: 'hello: it was said already on this socket.' });
    case 'send':
      return onSend(link, frame);
    case 'history':
      return onHistory(link, frame);
    case 'read':
      return onRead(link, frame);
    case 'rate':
      return onRate(link, frame);
    case 'end':
      return onEnd(link, frame);
    case 'leave':
      return onLeave(link, frame);
    case 'typing':
      return onTyping(link, frame);
    case 'context':
      return onContext(link, frame.context);
    case 'ping':
      return link.send({ type: 'pong' });
  }
}
