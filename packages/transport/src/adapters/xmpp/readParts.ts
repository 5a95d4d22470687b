import type { Part } from '../../model.js';
import { partsSchema } from '../../wire/schemas/partsSchema.js';
import { readJson } from './readJson.js';

/** Reads the exact parts of a message. @throws ChatError `bad_frame` */
export function readParts(text: string): readonly Part[] {
  return partsSchema(readJson(text), 'parts');
}
