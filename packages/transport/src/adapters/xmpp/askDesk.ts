import type { Call } from '../../transport.js';
import type { Stream } from './createStream.js';
import { childText } from './findChild.js';
import * as namespaces from './namespaces.js';
import { type RoomState, readState } from './RoomState.js';
import { readJson } from './readJson.js';
import { toXml } from './toXml.js';
import { writeJson } from './writeJson.js';

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
  const xmlns = namespaces.desk;
  const answer = await stream.request('set', desk, toXml('call', { xmlns, name }, writeJson(value)), call);
  const { room, state } = Object(readJson(childText(answer, 'call', xmlns))) as Partial<DeskAnswer>;
  return { room: `${room}`, state: readState(state) };
}
