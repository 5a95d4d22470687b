import { ChatError } from '@comptoir/transport';
import type { OperatorFrame } from '@comptoir/transport/wire';
import type { DeskLink } from './deskLink.js';
import { onDeskBan } from './onDeskBan.js';
import { onDeskEdit } from './onDeskEdit.js';
import { onDeskEnd } from './onDeskEnd.js';
import { onDeskHistory } from './onDeskHistory.js';
import { onDeskRead } from './onDeskRead.js';
import { onDeskRemove } from './onDeskRemove.js';
import { onDeskSend } from './onDeskSend.js';
import { onDeskStatus } from './onDeskStatus.js';
import { onDeskTake } from './onDeskTake.js';
import { onDeskTransfer } from './onDeskTransfer.js';
import { onDeskTyping } from './onDeskTyping.js';

/** Does what one frame of a greeted desk asks for. Every handler checks that the chat is this operator's. */
export async function onOperatorFrame(link: DeskLink, frame: OperatorFrame): Promise<void> {
  switch (frame.type) {
    case 'hello':
      throw new ChatError('bad_frame', { message: 'hello: it was said already on this socket.' });
    case 'send':
      return onDeskSend(link, frame);
    case 'history':
      return onDeskHistory(link, frame);
    case 'read':
      return onDeskRead(link, frame);
    case 'end':
      return onDeskEnd(link, frame);
    case 'edit':
      return onDeskEdit(link, frame);
    case 'remove':
      return onDeskRemove(link, frame);
    case 'transfer':
      return onDeskTransfer(link, frame);
    case 'ban':
      return onDeskBan(link, frame);
    case 'take':
      return onDeskTake(link, frame);
    case 'status':
      return onDeskStatus(link, frame);
    case 'typing':
      return onDeskTyping(link, frame);
    case 'ping':
      return link.send({ type: 'pong' });
  }
}
