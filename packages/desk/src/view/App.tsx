import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import type { Desk } from '../state/desk.js';
import { texts } from '../texts.js';
import { DeskContext } from './DeskContext.js';
import { DeskPage } from './DeskPage.js';
import { SignInPage } from './SignInPage.js';

/** The whole page: sign-in or the desk. */
export function App({ desk }: { desk: Desk }): JSX.Element {
  const session = useStore(desk.$session);
  return (
    <DeskContext.Provider value={desk}>
      {session.phase === 'signedIn' ? (
        <DeskPage />
      ) : session.phase === 'signedOut' ? (
        <SignInPage why={session.why} />
      ) : (
        <main class="checking">
          <p role="status">{texts.signIn.checking}</p>
        </main>
      )}
    </DeskContext.Provider>
  );
}
