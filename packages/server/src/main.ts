#!/usr/bin/env node
/** The command line: starts the server, or `operator …`, or `visitor …`. Settings come from the environment. */
import pino from 'pino';
import { ensureFirstOperator } from './cli/ensureFirstOperator.js';
import { fromEnvironment } from './cli/fromEnvironment.js';
import { linkKeyCommand, linkKeyUsage } from './cli/linkKeyCommand.js';
import { operatorCommand, operatorUsage } from './cli/operatorCommand.js';
import { visitorCommand, visitorUsage } from './cli/visitorCommand.js';
import { defaultConfig } from './config/defaultConfig.js';
import { createServer } from './createServer.js';

/** A stop that takes longer than this is a hang: end anyway, everything acknowledged is on disk. */
const stopMs = 10_000;

const usage = `Usage: comptoir-server [command]
Without a command the server starts; COMPTOIR_PORT, COMPTOIR_DATA, COMPTOIR_ORIGINS and others set it up.
${operatorUsage}
${visitorUsage}
${linkKeyUsage}
`;

async function serve(): Promise<void> {
  const options = fromEnvironment(process.env);
  const { groups } = options.config ?? defaultConfig;
  const firstPassword = process.env.COMPTOIR_FIRST_OPERATOR_PASSWORD || undefined;
  // Without `minLength` its flush does not wait.
  const output = pino.destination({ fd: 1, minLength: 1, sync: false });
  const level = process.env.COMPTOIR_LOG_LEVEL || 'info';
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, output);
  // First the folder is ours, then anything is written into it.
  const server = createServer({ ...options, logger, processMetrics: true });
  const notice = await ensureFirstOperator(options.dataDir, groups, firstPassword);
  if (notice !== undefined) process.stdout.write(notice);
  const stop = (signal: string): void => {
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), stopMs).unref();
    // An end with log lines still on their way into a pipe that nobody reads any more would never come.
    const leave = (code: number): void => output.flush(() => process.exit(code));
    server.stop().then(
      () => leave(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        leave(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Whoever forked us with a channel (`pnpm start` does) takes us along, even when killed.
  process.once('disconnect', () => stop('disconnect'));
  await server.start();
  // Gone already, while we were starting: of that nobody is told.
  if (process.connected === false) stop('disconnect');
}

async function run([command, ...args]: readonly string[]): Promise<void> {
  if (command === undefined) return serve();
  if (command === 'help' || command === '--help') {
    process.stdout.write(usage);
    return;
  }
  if (command !== 'operator' && command !== 'visitor' && command !== 'link-key') {
    throw new TypeError(`Unknown command "${command}"; known: operator, visitor, link-key, help`);
  }
  const { dataDir, config } = fromEnvironment(process.env);
  if (command === 'link-key') {
    process.stdout.write(linkKeyCommand(args, dataDir));
    return;
  }
  if (command === 'visitor') {
    process.stdout.write(await visitorCommand(args, dataDir));
    return;
  }
  process.stdout.write(await operatorCommand(args, dataDir, (config ?? defaultConfig).groups));
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  // A port that is taken leaves the rest of the server running: nothing to wait for.
  setTimeout(() => process.exit(), 100).unref();
});
