import type { ClientId, Message } from '../model.js';
import { assert, within } from './assertions.js';
import type { Stage } from './createStage.js';
import type { Visitor } from './openVisitor.js';

/**
 * Brings a message of unknown fate to one copy, as a session does: sends it again where the backend stores it once,
 * asks first where it can only be looked up.
 */
export async function sendAgain(
  stage: Stage,
  visitor: Visitor,
  text: string,
  clientId: ClientId,
): Promise<{ message: Message; duplicate: boolean }> {
  const { connection } = visitor;
  if (connection.capabilities.dedupe === 'lookup') {
    assert(connection.find, 'dedupe is “lookup” and there is no find()');
    const found = await within(connection.find([clientId]), stage.deadlineMs, 'find() settles');
    const message = found.get(clientId);
    if (message) return { message, duplicate: true };
  }
  return visitor.say(text, { clientId });
}
