import type { ConversationId } from '@comptoir/transport';
import type { DeskVisitor } from '@comptoir/transport/wire';
import type { JSX } from 'preact';
import { formatLanguage } from '../format/formatLanguage.js';
import { texts } from '../texts.js';
import { CartPane } from './CartPane.js';
import { useDesk } from './DeskContext.js';
import { LocalTime } from './LocalTime.js';
import { SafeLink } from './SafeLink.js';

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
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class="visitor" role="group" aria-label={texts.visitor.region(visitor.name)}>
      <p class="visitor-page">
        {page?.type !== undefined && <span class="tag">{page.type}</span>}
        {page === undefined ? (
          <span class="muted">{texts.visitor.pageUnknown}</span>
        ) : (
          <SafeLink url={page.url} class="visitor-link">
            <span class="visitor-title" dir="auto">
              {page.title ?? page.url}
            </span>
            {page.title !== undefined && <span class="visitor-url">{page.url}</span>}
          </SafeLink>
        )}
      </p>
      <CartPane cart={cart} />
      <dl class="facts">
        {person !== undefined && (
          <div class="facts-wide">
            <dt>{texts.visitor.person}</dt>
            <dd title={texts.visitor.unproven}>
              <bdi>{person.name ?? person.id}</bdi>
              {person.email !== undefined && <span class="muted"> {person.email}</span>}
            </dd>
          </div>
        )}
        {language !== undefined && (
          <div>
            <dt>{texts.visitor.language}</dt>
            <dd>{formatLanguage(language)}</dd>
          </div>
        )}
        {timeZone !== undefined && <LocalTime timeZone={timeZone} />}
        <div>
          <dt>{texts.visitor.visits}</dt>
          <dd>{texts.visitor.visitsCount(visitor.visits)}</dd>
        </div>
      </dl>
      {visitor.banned ? (
        <p class="visitor-ban">
          <span class="tag">{texts.visitor.banned}</span>
        </p>
      ) : (
        <button
          class="button button-small button-quiet visitor-ban"
          type="button"
          aria-label={texts.visitor.banNamed(visitor.name)}
          onClick={() => desk.openDialog({ kind: 'ban', conversation })}
        >
          {texts.visitor.ban}
        </button>
      )}
    </div>
  );
}
