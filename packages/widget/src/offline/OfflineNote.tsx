import { isolated } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { adoptSheet } from '../panel/adoptSheet.js';
import { errorWords } from '../panel/errorWords.js';
import { SubmitButton } from '../panel/SubmitButton.js';
import { useScope } from '../panel/scope.js';
import { useStore } from '../panel/useStore.js';
import fields from '../styles/fields.css?inline';
import { offlineWords } from './offlineWords.js';

/** A note for when nobody is there: two fields, both needed, because an answer needs somewhere to go; then the thanks. */
export function OfflineNote(): JSX.Element {
  const scope = useScope();
  const { session, dictionary, options } = scope;
  useLayoutEffect(() => adoptSheet(options.container, fields), []);
  const own = dictionary.words('offline', offlineWords);
  const noted = useStore(session.$noted);
  const [contact, setContact] = useState('');
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState('');
  const send = (): void => {
    if (!contact.trim() || !text.trim()) {
      setProblem(own.missing);
      return;
    }
    setSending(true);
    setProblem('');
    session
      .leave({ contact: contact.trim(), text: text.trim() })
      .catch((cause: unknown) => setProblem(errorWords(cause, scope)))
      .then(() => setSending(false));
  };
  if (noted) return <p role="status">{own.sent({ contact: isolated(noted) })}</p>;
  return (
    <form class="p-note-form">
      <p class="p-muted">{own.intro}</p>
      <label>
        {own.contact}
        <input
          type="text"
          autocomplete="email"
          dir="auto"
          value={contact}
          onInput={(event) => setContact(event.currentTarget.value)}
        />
      </label>
      <label>
        {own.text}
        <textarea rows={3} dir="auto" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <p role="alert" class="p-note p-bad">
        {problem}
      </p>
      <SubmitButton busy={sending} onSubmit={send}>
        {own.send}
      </SubmitButton>
    </form>
  );
}
