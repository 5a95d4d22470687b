/** Builds all that is shipped: the parts, then the script tag's files that know the parts' names, then the modules. */
import { rmSync } from 'node:fs';
import { buildClassic } from './buildClassic.js';
import { buildModules } from './buildModules.js';
import { buildParts } from './buildParts.js';
import { dist } from './settings.js';

rmSync(dist, { recursive: true, force: true });
const parts = await buildParts();
await buildClassic('loader', parts);
await buildClassic('standalone', parts);
await buildModules();
