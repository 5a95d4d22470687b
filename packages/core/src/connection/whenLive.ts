import { ChatError } from '@comptoir/transport';
import type { Session } from '../session.js';
import type { Live, Supervisor } from './createSupervisor.js';

/** Whom to wait for. */
export interface WhenLiveOptions extends Pick<Supervisor, 'live' | 'hurry'>, Pick<Session, '$connection'> {
  /** Connects if needed. @throws ChatError `aborted` once the session is destroyed. */
  begin(): void;
}

/** Resolves to the live connection; rejects with why the attempt that it began came to nothing. */
export async function whenLive({ begin, hurry, live, $connection }: WhenLiveOptions): Promise<Live> {
  begin();
  hurry();
  return new Promise((resolve, reject) => {
    const settle = () => {
      const state = $connection.get();
      if (state.phase === 'connecting') return;
      stop();
      const now = live();
      if (now) resolve(now);
      else reject(('error' in state && state.error) || new ChatError('connection_lost'));
    };
    const stop = $connection.listen(settle);
    settle();
  });
}
