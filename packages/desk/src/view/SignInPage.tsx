import { isChatError } from '@comptoir/transport';
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';

interface Problem {
  readonly field: 'login' | 'password' | 'both';
  readonly text: string;
}

function firstWords(why: 'signed-out' | 'banned' | undefined): Problem | undefined {
  if (why === undefined) return undefined;
  return { field: 'both', text: why === 'banned' ? texts.signIn.banned : texts.signIn.signedOut };
}

/** The sign-in form: plain fields that password managers know, problems in words beside them. */
export function SignInPage({ why }: { why?: 'signed-out' | 'banned' | undefined }): JSX.Element {
  const desk = useDesk();
  const id = useId();
  const login = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState(firstWords(why));
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);

  useEffect(() => login.current?.focus(), []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    // Read from the fields themselves: a password manager may fill them without an input event.
    const name = login.current?.value.trim() ?? '';
    const secret = password.current?.value ?? '';
    if (busy) return;
    if (name === '') {
      setProblem({ field: 'login', text: texts.signIn.loginMissing });
      return login.current?.focus();
    }
    if (secret === '') {
      setProblem({ field: 'password', text: texts.signIn.passwordMissing });
      return password.current?.focus();
    }
    setBusy(true);
    try {
      await desk.signIn(name, secret);
    } catch (error) {
      setBusy(false);
      setProblem({ field: 'both', text: texts.error(isChatError(error) ? error.code : 'server_failed') });
      password.current?.focus();
      password.current?.select();
    }
  }

  const invalid = (field: 'login' | 'password'): boolean => problem?.field === field;
  return (
    <main class="sign-in">
      <form class="sign-in-card" onSubmit={(event) => void submit(event)} noValidate>
        <p class="brand">{texts.brand}</p>
        <h1 class="sign-in-heading">{texts.signIn.heading}</h1>
        <p id={`${id}-problem`} class="sign-in-problem" role="alert">
          {problem?.text}
        </p>
        <label class="field" for={`${id}-login`}>
          <span class="field-label">{texts.signIn.login}</span>
          <input
            ref={login}
            id={`${id}-login`}
            name="username"
            type="text"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            aria-invalid={invalid('login')}
            aria-describedby={`${id}-problem`}
          />
        </label>
        <label class="field" for={`${id}-password`}>
          <span class="field-label">{texts.signIn.password}</span>
          <input
            ref={password}
            id={`${id}-password`}
            name="password"
            {...(shown ? ({ type: 'text' } as const) : ({ type: 'password' } as const))}
            autocomplete="current-password"
            aria-invalid={invalid('password')}
            aria-describedby={`${id}-problem`}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={shown}
            onChange={(event) => setShown(event.currentTarget.checked)}
          />
          {texts.signIn.show}
        </label>
        <button class="button button-main" type="submit" aria-disabled={busy}>
          {busy ? texts.signIn.busy : texts.signIn.submit}
        </button>
      </form>
    </main>
  );
}
