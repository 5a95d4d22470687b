import type { Logger } from 'pino';
import type { ServiceConfig } from './config/serviceConfig.js';
import type { Limits } from './limits/limits.js';
import type { IdentityOptions } from './security/identityOptions.js';

/** How a server is set up. Only `dataDir` is needed. */
export interface ServerOptions {
  /** Folder of the database and the uploads; made when missing, and one server's alone. */
  readonly dataDir: string;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** 0 takes any free port. @default 8787 */
  readonly port?: number;
  /** Origins of the shops whose pages may connect; `*` for any. Its own pages always may. @default [] */
  readonly origins?: readonly string[];
  /** @default two groups, `chat` and `stylist`, a few canned replies and one questionnaire */
  readonly config?: ServiceConfig;
  /** How the shop names its visitors. @default nobody is named */
  readonly identity?: IdentityOptions;
  /** Conversations in which nothing happened for so many days are deleted, files included; 0: never. @default 0 */
  readonly retentionDays?: number;
  /** Folder of the built desk, served at `/desk/`. */
  readonly deskDir?: string;
  /** Folder of the built widget, served at `/widget/`. */
  readonly widgetDir?: string;
  /** How long an operator may be gone before his chats go back to the queue. @default 15000 */
  readonly graceMs?: number;
  /** The same after a start of the server. @default 30000 */
  readonly restartGraceMs?: number;
  /** Number of proxies of yours in front: so many entries of `X-Forwarded-For` are believed. @default 0 */
  readonly trustedProxies?: number;
  readonly limits?: Partial<Limits>;
  /** Never given message texts, tokens or passwords. @default silent */
  readonly logger?: Logger;
  /** Collects process metrics (memory, event loop) as well. Once per process. @default false */
  readonly processMetrics?: boolean;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
}

/** One server. */
export interface Server {
  /** Listens; resolves to the address, `http://127.0.0.1:8787`. */
  start(): Promise<string>;
  /** Takes nothing new, closes every socket with the code `restart`, writes the database out. Idempotent. */
  stop(): Promise<void>;
}
