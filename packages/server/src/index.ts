/** The reference chat server: one process, one SQLite file. `createServer(options)`, then `start()`. */
export { defaultConfig } from './config/defaultConfig.js';
export type { ServiceConfig } from './config/serviceConfig.js';
export { createServer } from './createServer.js';
export type { BucketLimit, Limits } from './limits/limits.js';
export { defaultLimits } from './limits/limits.js';
export type { IdentityOptions } from './security/identityOptions.js';
export type { Server, ServerOptions } from './serverOptions.js';
