import { createChatKeeper } from '../keeper/createChatKeeper.js';
import { addProperties, texts } from './addProperties.js';

/**
 * Defines `<comptoir-chat>`: a counter for as long as the element is in the page. Elements that are there already
 * become counters. Does nothing on a server, nor where the name is taken.
 */
export function defineChatElement(name = 'comptoir-chat'): void {
  if (typeof customElements === 'undefined' || customElements.get(name)) return;
  class ChatElement extends HTMLElement {
    static readonly observedAttributes = [...texts, 'lang', 'hidden'];
    readonly #keeper = createChatKeeper((detail) => this.dispatchEvent(new CustomEvent('ready', { detail })));
    readonly #options = addProperties(this, () => this.connectedCallback());
    #isDue = false;
    get chat() {
      return this.#keeper.chat;
    }
    connectedCallback(): void {
      if (this.#isDue) return;
      this.#isDue = true;
      // Once for all that changes in one go; an element that is moved leaves and is back before this.
      queueMicrotask(() => {
        this.#isDue = false;
        if (this.isConnected) this.#keeper.update(this.#options());
        else this.#keeper.leave();
      });
    }
    disconnectedCallback(): void {
      this.connectedCallback();
    }
    attributeChangedCallback(): void {
      this.connectedCallback();
    }
  }
  customElements.define(name, ChatElement);
}
