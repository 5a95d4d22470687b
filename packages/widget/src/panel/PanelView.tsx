import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { Away } from './Away.js';
import { Banner } from './Banner.js';
import { Composer } from './Composer.js';
import { Greeting } from './Greeting.js';
import { Header } from './Header.js';
import { MessageList } from './MessageList.js';
import { type Scope, ScopeContext } from './scope.js';
import type { TalkParts } from './talkParts.js';
import { useLazy } from './useLazy.js';
import { useStore } from './useStore.js';

const loadTalk = (): Promise<TalkParts> => import('../talk/talk.js').then((module) => module.talk);

/** The chat window, from the operator's face down to the send button. */
export function PanelView({
  scope: given,
  field,
}: {
  readonly scope: Omit<Scope, 'openForm'>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}): JSX.Element {
  const [form, openForm] = useState<JSX.Element>();
  const scope = useMemo<Scope>(() => ({ ...given, openForm }), [given]);
  const { options, session, dictionary } = scope;
  const pressed = useStore(options.$intent);
  const conversation = useStore(session.$conversation);
  const first = useStore(session.$messages)[0];
  const [writing, setWriting] = useState(false);
  useLayoutEffect(() => session.$draft.subscribe((draft) => draft && setWriting(true)), []);
  // Not before the backend has spoken: what it remembers would be read out as news by the region that waits for news.
  const heard = useStore(session.$availability);
  const [talk, trouble] = useLazy(loadTalk, (writing && !!heard) || !!conversation || !!first);
  // The greeting stays on top as the beginning of the first conversation, and is not repeated below.
  const greeted = !first || !conversation || first.conversation === conversation.id;
  return (
    <ScopeContext.Provider value={scope}>
      <section class="p-panel" lang={dictionary.tag}>
        <Header talk={talk} />
        {talk && <talk.IntentStrip />}
        <Banner />
        <MessageList
          talk={talk}
          trouble={trouble}
          head={
            greeted && (
              <Greeting
                intent={conversation?.intent ?? pressed}
                offer={!form && conversation?.phase !== 'ended'}
              />
            )
          }
        >
          {form}
          {talk && <talk.Ending greeted={!first} />}
          <Away />
        </MessageList>
        {talk && <talk.StatusLine />}
        <Composer field={field} />
      </section>
    </ScopeContext.Provider>
  );
}
