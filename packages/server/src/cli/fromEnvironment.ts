import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from '../config/readConfig.js';
import { type BucketLimit, defaultLimits, type Limits } from '../limits/limits.js';
import type { ServerOptions } from '../serverOptions.js';
import { identityFromEnvironment } from './identityFromEnvironment.js';

type Environment = Readonly<Record<string, string | undefined>>;

function wholeNumber(env: Environment, name: string): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,12}$/.test(text))
    throw new TypeError(`${name}: expected a whole number of 0 or more, got "${text}"`);
  return Number(text);
}

// Written as "240/2": 240 at once, then 2 a second.
function bucket(env: Environment, name: string): BucketLimit | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const match = /^(\d{1,9})\/(\d{1,6}(?:\.\d{1,6})?)$/.exec(text);
  const limit = { burst: Number(match?.[1]), perSecond: Number(match?.[2]) };
  if (match === null || limit.burst === 0 || limit.perSecond === 0) {
    throw new TypeError(
      `${name}: expected "<burst>/<per second>", both above 0, for example "240/2", got "${text}"`,
    );
  }
  return limit;
}

function folder(env: Environment, name: string): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const path = resolve(text);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new TypeError(`${name}: expected a folder, and there is none at ${path}; is it built?`);
}

function origins(env: Environment, name: string): readonly string[] | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const entries = text.split(',').map((entry) => entry.trim().replace(/\/$/, ''));
  return entries.filter((entry) => {
    if (entry === '' || entry === '*') return entry !== '';
    const origin = URL.canParse(entry) ? new URL(entry).origin : '';
    if (origin.startsWith('http') && origin === entry.toLowerCase()) return true;
    throw new TypeError(`${name}: expected an origin such as "https://shop.example", got "${entry}"`);
  });
}

function named<T extends object>(value: T): { [K in keyof T]: NonNullable<T[K]> } {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: NonNullable<T[K]> };
}

function toLimits(env: Environment): Limits {
  return {
    ...defaultLimits,
    ...named({
      frames: bucket(env, 'COMPTOIR_LIMIT_FRAMES'),
      messages: bucket(env, 'COMPTOIR_LIMIT_MESSAGES'),
      uploads: bucket(env, 'COMPTOIR_LIMIT_UPLOADS'),
      newVisitors: bucket(env, 'COMPTOIR_LIMIT_NEW_VISITORS'),
      newConversations: bucket(env, 'COMPTOIR_LIMIT_NEW_CONVERSATIONS'),
      uploadBytes: wholeNumber(env, 'COMPTOIR_LIMIT_UPLOAD_BYTES'),
      uploadsAtOnce: wholeNumber(env, 'COMPTOIR_LIMIT_UPLOADS_AT_ONCE'),
      uploadIdleMs: wholeNumber(env, 'COMPTOIR_UPLOAD_IDLE_MS'),
      uploadDayFiles: wholeNumber(env, 'COMPTOIR_LIMIT_UPLOAD_DAY_FILES'),
      uploadDayBytes: wholeNumber(env, 'COMPTOIR_LIMIT_UPLOAD_DAY_BYTES'),
      imagePixels: wholeNumber(env, 'COMPTOIR_LIMIT_IMAGE_PIXELS'),
      imageFrames: wholeNumber(env, 'COMPTOIR_LIMIT_IMAGE_FRAMES'),
      fileLinkMs: wholeNumber(env, 'COMPTOIR_FILE_LINK_MS'),
      sendBufferBytes: wholeNumber(env, 'COMPTOIR_LIMIT_SEND_BUFFER_BYTES'),
      slowReaderMs: wholeNumber(env, 'COMPTOIR_SLOW_READER_MS'),
      loginAttempts: wholeNumber(env, 'COMPTOIR_LIMIT_LOGINS'),
      loginAttemptsPerAddress: wholeNumber(env, 'COMPTOIR_LIMIT_LOGINS_PER_ADDRESS'),
      headersMs: wholeNumber(env, 'COMPTOIR_HEADERS_MS'),
      socketsPerAddress: wholeNumber(env, 'COMPTOIR_LIMIT_SOCKETS_PER_ADDRESS'),
      socketsPerVisitor: wholeNumber(env, 'COMPTOIR_LIMIT_SOCKETS_PER_VISITOR'),
      helloMs: wholeNumber(env, 'COMPTOIR_HELLO_MS'),
      pingMs: wholeNumber(env, 'COMPTOIR_PING_MS'),
      chatsPerOperator: wholeNumber(env, 'COMPTOIR_CHATS_PER_OPERATOR'),
    }),
  };
}

/** Reads the server's options from environment variables. @throws TypeError naming the variable that is wrong. */
export function fromEnvironment(env: Environment): ServerOptions {
  const text = (name: string): string | undefined => env[name] || undefined;
  const configPath = text('COMPTOIR_CONFIG');
  return {
    dataDir: text('COMPTOIR_DATA') ?? '.comptoir',
    limits: toLimits(env),
    ...named({
      host: text('COMPTOIR_HOST'),
      port: wholeNumber(env, 'COMPTOIR_PORT'),
      origins: origins(env, 'COMPTOIR_ORIGINS'),
      config: configPath === undefined ? undefined : readConfig(configPath),
      retentionDays: wholeNumber(env, 'COMPTOIR_RETENTION_DAYS'),
      identity: identityFromEnvironment(env),
      deskDir: folder(env, 'COMPTOIR_DESK'),
      widgetDir: folder(env, 'COMPTOIR_WIDGET'),
      graceMs: wholeNumber(env, 'COMPTOIR_GRACE_MS'),
      restartGraceMs: wholeNumber(env, 'COMPTOIR_RESTART_GRACE_MS'),
      trustedProxies: wholeNumber(env, 'COMPTOIR_TRUSTED_PROXIES'),
    }),
  } as ServerOptions;
}
