import { ChatError } from '../../errors.js';
import { createArchive } from './createArchive.js';
import { createLog, type Log, type Placed } from './createLog.js';
import { createSpeech, type Echo, type Speech, type SpeechOptions } from './createSpeech.js';
import { attribute, findChild } from './findChild.js';
import * as namespaces from './namespaces.js';
import { nickOf } from './nickOf.js';
import { senderOf, toPerson } from './toMessage.js';
import { conditionOf, toStanzaError } from './toStanzaError.js';

/** What is said in a room. A visitor without a past does not need it before the first letter. */
export interface Talk extends Speech {
  readonly log: Log;
  /** Takes a message of the room. */
  hear(stanza: Element): void;
}

/** What a talk needs. */
export type TalkOptions = Omit<SpeechOptions, 'archive' | 'log' | 'echoes'> & {
  readonly nick: string;
  /** Whether nothing was said before: what comes first is the first of all. */
  readonly isNew: boolean;
};

/** How long "is typing" holds without a word, in milliseconds. */
const typingMs = 10_000;

/** Follows what is said, and says what the visitor does. */
export function createTalk(options: TalkOptions): Talk {
  const { stream, outlet, room, address, nick, isNew } = options;
  const { end } = stream;
  const archive = createArchive(stream, address);
  const echoes = new Set<Echo>();
  const typists = new Set<string>();
  const tell: Echo = (id, became) => {
    for (const echo of echoes) echo(id, became);
  };
  const stored = (placed: Placed) => tell(placed.message.clientId ?? '', placed);
  const log = createLog({ archive, outlet, room, end, stored, isNew });

  function hearTyping(who: string, on: boolean): void {
    if (on || typists.delete(who)) outlet.push({ type: 'typing', on, by: toPerson(who), ttlMs: typingMs });
    if (on) typists.add(who);
  }

  return {
    ...createSpeech({ ...options, archive, log, echoes }),
    log,
    hear(stanza) {
      if (archive.take(stanza)) return;
      const id = attribute(stanza, 'id');
      const who = nickOf(stanza);
      if (attribute(stanza, 'type') === 'error') {
        // It is the room that refuses; from somebody in it comes word that he is not reached, and that is his matter.
        if (who) return;
        tell(id, toStanzaError(stanza, 'send'));
        // The room no longer knows us: only joining again helps.
        if (conditionOf(stanza) === 'not-acceptable')
          end(new ChatError('connection_lost', { message: 'no longer in the room' }));
        return;
      }
      if (who === nick) tell(id, undefined);
      const chatState = findChild(stanza, undefined, namespaces.chatStates)?.localName;
      if (chatState && senderOf(who) !== 'visitor') hearTyping(who, chatState === 'composing');
      if (findChild(stanza, 'stanza-id', namespaces.stableId)) log.pull();
    },
  };
}
