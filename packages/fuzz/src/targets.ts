import { adapterTargets } from './targets/adapterTargets.js';
import { pageTargets } from './targets/pageTargets.js';
import { serverTargets } from './targets/serverTargets.js';
import { wireTargets } from './targets/wireTargets.js';
import { xmppTargets } from './targets/xmppTargets.js';

/** Everything that reads what others wrote. A new reader is one more entry in one of these lists. */
export const targets = [...wireTargets, ...adapterTargets, ...xmppTargets, ...serverTargets, ...pageTargets];
