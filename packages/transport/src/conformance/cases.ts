import type { ConformanceCase } from './conformanceCase.js';
import { connection } from './connection.js';
import { content } from './content.js';
import { history } from './history.js';
import { lifecycle } from './lifecycle.js';
import { receiving } from './receiving.js';
import { sending } from './sending.js';
import { service } from './service.js';
import { session } from './session.js';
import { typing } from './typing.js';
import { upload } from './upload.js';

/** Every case of the kit. */
export const cases: readonly ConformanceCase[] = [
  ...connection,
  ...session,
  ...sending,
  ...content,
  ...receiving,
  ...history,
  ...typing,
  ...upload,
  ...service,
  ...lifecycle,
];
