import type { SessionToken, Transport } from '@comptoir/transport';

/**
 * The same transport; `onSession` hears each token it is given, together with the person it said hello for, and
 * whether the log begins anew with it.
 */
export function recordingTransport(
  inner: Transport,
  onSession: (token: SessionToken, person: string | undefined, isAnew: boolean) => void,
): Transport {
  return {
    ...inner,
    async connect(hello, on, signal) {
      const person = hello.context?.person?.id;
      const connection = await inner.connect(
        hello,
        (event) => {
          if (event.type === 'session') onSession(event.session, person, false);
          on(event);
        },
        signal,
      );
      onSession(connection.snapshot.session, person, !connection.snapshot.complete);
      return connection;
    },
  };
}
