import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { createService } from './createService.js';
import { openFileFolder } from './files/fileFolder.js';
import { createFileKeeper } from './files/fileKeeper.js';
import { createFileLinks } from './files/fileLinks.js';
import { openLinkKeys } from './files/linkKeys.js';
import { withLinks } from './files/withLinks.js';
import { startHousekeeping } from './housekeeping.js';
import { createHttp } from './http/createHttp.js';
import { createSignIn } from './http/signIn.js';
import { defaultLimits } from './limits/limits.js';
import { createErasureWatch } from './live/erasureWatch.js';
import { createLinkRenewal } from './live/linkRenewal.js';
import { createLogWatch } from './live/logWatch.js';
import type { Server, ServerOptions } from './serverOptions.js';
import { createConnections } from './socket/connections.js';
import { acceptUpgrades, type Sockets } from './socket/upgrade.js';
import { createSqliteStorage } from './storage/sqlite/createSqliteStorage.js';
import { lockFolder } from './storage/sqlite/lockFolder.js';

/** Name of the database in the data folder. */
export const databaseName = 'comptoir.sqlite';

/** Name of the file there with the keys of the links to uploads. */
export const linkKeyName = 'link.key';

/**
 * Opens the data folder and builds a server over it; nothing listens before `start`.
 *
 * @throws Error when another server has the folder, or its database cannot be opened.
 */
export function createServer(options: ServerOptions): Server {
  const { dataDir, host = '127.0.0.1', port = 8787, origins = [], trustedProxies = 0 } = options;
  const log = options.logger ?? pino({ level: 'silent' });
  const now = options.now ?? Date.now;
  const limits = { ...defaultLimits, ...options.limits };
  mkdirSync(dataDir, { recursive: true });
  const lock = lockFolder(dataDir);
  const links = createFileLinks(openLinkKeys(join(dataDir, linkKeyName)), limits.fileLinkMs, now);
  const stored = createSqliteStorage(join(dataDir, databaseName));
  const storage = { ...stored, log: withLinks(stored.log, links) };
  const folder = openFileFolder(join(dataDir, 'files'));
  const files = createFileKeeper(storage.files, folder);
  const service = createService({ ...options, storage, log, limits, files, now });
  const { announcer, hub, metrics, presence } = service;
  if (options.processMetrics === true) collectDefaultMetrics({ register: metrics.registry });

  const connections = createConnections(service);
  let sockets: Sockets | undefined;
  const signedOut = (tokenHash: string): void => sockets?.signedOut(tokenHash);
  const signIn = createSignIn(storage, limits, now);
  const app = createHttp(
    { service, folder, links, origins, trustedProxies, connections, signedOut },
    signIn,
    {
      ...(options.deskDir === undefined ? {} : { desk: options.deskDir }),
      ...(options.widgetDir === undefined ? {} : { widget: options.widgetDir }),
    },
  );
  const watch = createLogWatch(
    storage.log,
    ({ visitor, conversation, operator }) => {
      for (const listener of hub.visitors.of(visitor)) listener.wake();
      if (operator !== undefined) for (const desk of hub.desks.of(operator)) desk.wake(conversation);
    },
    (error) => log.error({ err: error }, 'the log could not be read'),
  );
  const renewal = createLinkRenewal(hub, limits.fileLinkMs, (error) =>
    log.error({ err: error }, 'links to files could not be renewed'),
  );
  const erasures = createErasureWatch(service, (error) =>
    log.error({ err: error }, 'deletions could not be read'),
  );
  const housekeeping = startHousekeeping(service, signIn, options.retentionDays);

  const stop = async (): Promise<void> => {
    // First the listening ends, so that nobody who is sent away comes straight back in.
    app.server.close();
    housekeeping.stop();
    watch.stop();
    renewal.stop();
    erasures.stop();
    sockets?.stop();
    await connections.close();
    presence.stop();
    announcer.stop();
    await app.close();
    await service.settled();
    await storage.close();
    lock.release();
    log.info('stopped');
  };
  let stopping: Promise<void> | undefined;
  return {
    start: async () => {
      await folder.sweep();
      service.background(files.sweep(now()));
      await watch.look();
      await erasures.look();
      sockets = acceptUpgrades(app.server, service, { origins, trustedProxies, connections });
      presence.expect(await storage.conversations.atWork());
      const url = await app.listen({ host, port });
      log.info({ url }, 'listening');
      return url;
    },
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
