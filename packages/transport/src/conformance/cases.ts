import { changing } from './changing.js';
import type { ConformanceCase } from './conformanceCase.js';
import { connection } from './connection.js';
import { content } from './content.js';
import { fate } from './fate.js';
import { handover } from './handover.js';
import { history } from './history.js';
import { lifecycle } from './lifecycle.js';
import { receiving } from './receiving.js';
import { refusing } from './refusing.js';
import { sending } from './sending.js';
import { service } from './service.js';
import { session } from './session.js';
import { typing } from './typing.js';
import { upload } from './upload.js';
import { uploadFaults } from './uploadFaults.js';

/** Every case of the kit. */
export const cases: readonly ConformanceCase[] = [
  ...connection,
  ...session,
  ...sending,
  ...fate,
  ...refusing,
  ...content,
  ...receiving,
  ...changing,
  ...history,
  ...typing,
  ...upload,
  ...uploadFaults,
  ...service,
  ...handover,
  ...lifecycle,
];
