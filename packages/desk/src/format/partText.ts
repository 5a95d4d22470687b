import { type Part, toPlainText } from '@comptoir/transport';

/** A piece of a message where it leaves the desk as text: of a file its name, for its address is a key that runs out. */
export function partText(part: Part): string {
  return part.kind === 'file' ? part.file.name : toPlainText([part]);
}
