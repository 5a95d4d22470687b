import type { Form } from '@comptoir/transport';
import type { JSX, RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Banner } from './Banner.js';
import { Composer } from './Composer.js';
import { Ending } from './Ending.js';
import { Greeting } from './Greeting.js';
import { Header } from './Header.js';
import { IntentStrip } from './IntentStrip.js';
import { MessageList } from './MessageList.js';
import { StatusLine } from './StatusLine.js';
import { type Scope, ScopeContext } from './scope.js';
import { useStore } from './useStore.js';

/** The chat window, from the operator's face down to the send button. */
export function PanelView({
  scope: given,
  field,
}: {
  readonly scope: Omit<Scope, 'openForm'>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}): JSX.Element {
  const [form, openForm] = useState<Form>();
  const scope = useMemo<Scope>(() => ({ ...given, openForm }), [given]);
  const { options, session, dictionary } = scope;
  const pressed = useStore(options.$intent);
  const conversation = useStore(session.$conversation);
  const first = useStore(session.$messages)[0];
  // The greeting stays on top as the beginning of the first conversation, and is not repeated below.
  const greeted = !first || !conversation || first.conversation === conversation.id;
  return (
    <ScopeContext.Provider value={scope}>
      <section class="p-panel" lang={dictionary.tag}>
        <Header />
        <IntentStrip />
        <Banner />
        <MessageList
          head={
            greeted && (
              <Greeting
                intent={conversation?.intent ?? pressed}
                offer={!form && conversation?.phase !== 'ended'}
              />
            )
          }
        >
          <Ending form={form} greeted={!first} />
        </MessageList>
        <StatusLine />
        <Composer field={field} />
      </section>
    </ScopeContext.Provider>
  );
}
