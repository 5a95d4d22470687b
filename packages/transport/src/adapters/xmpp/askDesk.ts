import type { Call } from '../../transport.js';
import { text } from '../../wire/schemas/schema.js';
import { shape } from '../../wire/schemas/shape.js';
import type { Stream } from './createStream.js';
import { childText } from './findChild.js';
import { namespaces } from './namespaces.js';
import { type RoomState, roomStateSchema } from './RoomState.js';
import { readJson } from './toMessage.js';
import { writeJson } from './writeParts.js';

const answerSchema = shape({ room: text, state: roomStateSchema });

/** What the dispatcher answers to everything. */
export interface DeskAnswer {
  /** Local part of the address of the visitor's room. */
  readonly room: string;
  readonly state: RoomState;
}

/**
 * Asks the dispatcher for something: `hello`, `start`, `end`, `rate`, `leave`.
 *
 * @throws ChatError with the code that the dispatcher names.
 */
export async function askDesk(
  stream: Pick<Stream, 'request'>,
  desk: string,
  name: string,
  value: object,
  call?: Call,
): Promise<DeskAnswer> {
  const body = `<call xmlns="${namespaces.desk}" name="${name}">${writeJson(value)}</call>`;
  const answer = await stream.request('set', desk, body, call);
  return answerSchema(readJson(childText(answer, 'call', namespaces.desk), name), name);
}
