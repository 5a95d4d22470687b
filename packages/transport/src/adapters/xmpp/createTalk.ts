import { ChatError } from '../../errors.js';
import { createArchive } from './createArchive.js';
import { createLog, type Log, type LogOptions } from './createLog.js';
import { createSpeech, type Speech, type SpeechOptions } from './createSpeech.js';
import { createTypists } from './createTypists.js';
import type { Echo } from './Echo.js';
import { findChild } from './findChild.js';
import { nickOf } from './nickOf.js';
import { talkNamespaces } from './talkNamespaces.js';
import { conditionOf, toStanzaError } from './toStanzaError.js';

/** What is said in a room. A visitor without a past does not need it before the first letter. */
export interface Talk {
  readonly log: Log;
  readonly speech: Speech;
  /** Takes a message of the room. */
  hear(stanza: Element): void;
}

/** What a talk needs. */
export type TalkOptions = Omit<LogOptions & SpeechOptions, 'archive' | 'stored' | 'echoes' | 'read'> & {
  readonly nick: string;
};

/** Follows what is said, and says what the visitor does. */
export function createTalk(options: TalkOptions): Talk {
  const { stream, address, nick, outlet, end } = options;
  const archive = createArchive(stream, address);
  const echoes = new Set<Echo>();
  const each = (id: string | null, tell: (echo: Echo) => void) =>
    [...echoes].filter((echo) => echo.id === id).forEach(tell);
  const log = createLog({
    ...options,
    archive,
    stored: (clientId, placed) => each(clientId, (echo) => echo.heard(placed)),
  });
  const hearTyping = createTypists(outlet);

  return {
    log,
    speech: createSpeech({ ...options, archive, echoes, read: log.read }),
    hear(stanza) {
      if (archive.take(stanza)) return;
      const id = stanza.getAttribute('id');
      if (stanza.getAttribute('type') === 'error') {
        const error = toStanzaError(stanza, 'send');
        each(id, (echo) => echo.failed(error));
        // The room no longer knows us: only joining again helps.
        if (conditionOf(stanza) === 'not-acceptable')
          end(new ChatError('connection_lost', { message: 'no longer in the room' }));
        return;
      }
      if (nickOf(stanza) === nick) each(id, (echo) => echo.heard());
      hearTyping(stanza);
      if (findChild(stanza, 'stanza-id', talkNamespaces.stableId)) log.pull();
    },
  };
}
