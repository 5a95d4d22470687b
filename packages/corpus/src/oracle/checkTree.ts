import { plainName } from '@comptoir/transport/text';
import { isOurAttribute, isOurElement } from './allowed.js';

/** Where names stand alone: nothing in them may hide or turn. */
const names = '.p-name bdi, .p-file bdi, .p-uploads bdi, .chat-name bdi, .message-sender bdi, .file bdi';

/** Addresses that may be followed; `#chats` leads past the head of the desk. */
const followed = /^(https?:\/\/[^/]|mailto:|tel:|blob:|#chats$)/;

/** A path on the server that the page came from. */
const ownPath = /^\/(?![/\\])[^\s\\]*$/;

function checkLink(link: Element, report: (what: string) => void): void {
  const href = link.getAttribute('href');
  if (href === null || href === '#chats') return;
  if (!followed.test(href) && !ownPath.test(href)) report(`leads to ${JSON.stringify(href)}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u0020\u007f-\u009f\u202a-\u202e]/.test(href))
    report(`hides something: ${JSON.stringify(href)}`);
  if (/^https?:\/\/[^/]*@/.test(href)) report(`has a user name: ${JSON.stringify(href)}`);
  if (link.getAttribute('target') !== '_blank') report('opens in the page');
  for (const word of ['noopener', 'noreferrer', 'nofollow', 'ugc'])
    if (!link.getAttribute('rel')?.split(' ').includes(word)) report(`is not ${word}`);
}

/**
 * Compares everything below a root, shadow roots included, with what we know how to draw.
 *
 * @param seenImages gets the address of each picture, to hold requests against.
 * @returns what is wrong; nothing when all is well.
 */
export function checkTree(root: ParentNode, seenImages: Set<string>): readonly string[] {
  const problems: string[] = [];
  const look = (parent: ParentNode): void => {
    for (const element of parent.querySelectorAll('*')) {
      const tag = element.localName;
      const report = (what: string): void => {
        problems.push(`<${tag}> ${what}`);
      };
      if (!isOurElement(tag)) report('is not one of ours');
      for (const { name } of element.attributes)
        if (!isOurAttribute(tag, name)) report(`has the attribute ${JSON.stringify(name)}`);
      if (tag === 'a') checkLink(element, report);
      if (tag === 'img') {
        const source = element.getAttribute('src') ?? '';
        if (!/^(https?:\/\/[^/]|blob:)/.test(source) && !ownPath.test(source))
          report(`shows ${JSON.stringify(source)}`);
        seenImages.add((element as HTMLImageElement).src);
      }
      if (element.shadowRoot) look(element.shadowRoot);
    }
    for (const element of parent.querySelectorAll(names)) {
      const name = element.textContent ?? '';
      if (plainName(name) !== name) problems.push(`a name hides something: ${JSON.stringify(name)}`);
    }
  };
  look(root);
  return problems;
}
