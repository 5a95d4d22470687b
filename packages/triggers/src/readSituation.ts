import type { Situation } from './situation.js';

/** Looks at the page: is it hidden, has a field the caret, is a dialog open? */
export function readSituation(document: Document): Situation {
  let focus = document.activeElement;
  while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
  return {
    hidden: document.hidden,
    typing: focus?.matches(fields) === true,
    dialog: [...document.querySelectorAll(dialogs)].some(isVisible),
  };
}

const fields =
  'textarea,select,[contenteditable]:not([contenteditable=false]),input:not([type=button],[type=submit],[type=reset],[type=checkbox],[type=radio])';

const dialogs = 'dialog[open],[role$=dialog],[aria-modal=true]';

// Many shops keep their dialogs in the page and hide them by style.
function isVisible(element: Element): boolean {
  return element.checkVisibility
    ? element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    : element.getClientRects().length > 0;
}
