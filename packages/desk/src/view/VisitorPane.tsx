import type { ConversationId } from '@comptoir/transport';
import { plainName } from '@comptoir/transport/text';
import type { DeskVisitor } from '@comptoir/transport/wire';
import type { JSX } from 'preact';
import { formatLanguage } from '../format/formatLanguage.js';
import { safeUrl } from '../format/safeUrl.js';
import { texts } from '../texts.js';
import { saveText } from '../transcript/saveText.js';
import { CartPane } from './CartPane.js';
import { useDesk } from './DeskContext.js';
import { LocalTime } from './LocalTime.js';
import { SafeLink } from './SafeLink.js';
import { VisitorName } from './VisitorName.js';

/** What the shop tells about the visitor: where he is, what he has in the cart, who he says he is. */
export function VisitorPane({
  visitor,
  conversation,
}: {
  visitor: DeskVisitor;
  conversation: ConversationId;
}): JSX.Element {
  const desk = useDesk();
  const { page, cart, language, timeZone, person } = visitor.context;
  const save = async (): Promise<void> => {
    const text = await desk.transcript(conversation);
    if (text !== undefined) saveText(`chat-${conversation.slice(-8)}.txt`, text);
  };
  // As it leads, not as it was told: without the user name that would pose as a host.
  const address = page && (safeUrl(page.url) ?? plainName(page.url));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class="visitor" role="group" aria-label={texts.visitor.region(visitor.name)}>
      <p class="visitor-page">
        {page?.type !== undefined && <span class="tag">{plainName(page.type)}</span>}
        {page === undefined ? (
          <span class="muted">{texts.visitor.pageUnknown}</span>
        ) : (
          <SafeLink url={page.url} class="visitor-link">
            <span class="visitor-title" dir="auto">
              {page.title ?? address}
            </span>
            {page.title !== undefined && <span class="visitor-url">{address}</span>}
          </SafeLink>
        )}
      </p>
      <CartPane cart={cart} />
      <dl class="facts">
        {person !== undefined && (
          <div class="facts-wide">
            <dt>{texts.visitor.person}</dt>
            <dd title={texts.visitor.unproven}>
              <VisitorName name={person.name ?? person.id} />
              {person.email !== undefined && (
                <span class="muted">
                  {' '}
                  <bdi>{plainName(person.email)}</bdi>
                </span>
              )}
            </dd>
          </div>
        )}
        {language !== undefined && (
          <div>
            <dt>{texts.visitor.language}</dt>
            <dd>
              <bdi>{plainName(formatLanguage(language))}</bdi>
            </dd>
          </div>
        )}
        {timeZone !== undefined && <LocalTime timeZone={timeZone} />}
        <div>
          <dt>{texts.visitor.visits}</dt>
          <dd>{texts.visitor.visitsCount(visitor.visits)}</dd>
        </div>
      </dl>
      <div class="visitor-tools">
        <button
          class="button button-small button-quiet"
          type="button"
          aria-label={texts.visitor.saveNamed(visitor.name)}
          onClick={save}
        >
          {texts.visitor.save}
        </button>
        {visitor.banned ? (
          <span class="tag">{texts.visitor.banned}</span>
        ) : (
          <button
            class="button button-small button-quiet"
            type="button"
            aria-label={texts.visitor.banNamed(visitor.name)}
            onClick={() => desk.openDialog({ kind: 'ban', conversation })}
          >
            {texts.visitor.ban}
          </button>
        )}
      </div>
    </div>
  );
}
