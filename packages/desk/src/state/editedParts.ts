import type { Message, Part } from '@comptoir/transport';

/** The words of a message, as they are put into a field to be changed. */
export function wordsOf({ parts }: Pick<Message, 'parts'>): string {
  return parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n');
}

/** The parts of a message with other words in the place of its first; everything else stays. */
export function editedParts({ parts }: Pick<Message, 'parts'>, text: string): readonly Part[] {
  const first = parts.findIndex(({ kind }) => kind === 'text');
  return parts.flatMap((part, index): readonly Part[] => {
    if (part.kind !== 'text') return [part];
    return index === first ? [{ kind: 'text', text }] : [];
  });
}
