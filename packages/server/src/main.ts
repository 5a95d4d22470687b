#!/usr/bin/env node
/** The command line: starts the server, or `operator add …`. Settings come from the environment. */
import pino from 'pino';
import { addOperator } from './cli/addOperator.js';
import { ensureFirstOperator } from './cli/ensureFirstOperator.js';
import { fromEnvironment } from './cli/fromEnvironment.js';
import { defaultConfig } from './config/defaultConfig.js';
import { createServer } from './createServer.js';

/** A stop that takes longer than this is a hang: end anyway, everything acknowledged is on disk. */
const stopMs = 10_000;

async function serve(): Promise<void> {
  const options = fromEnvironment(process.env);
  const { groups } = options.config ?? defaultConfig;
  const firstPassword = process.env.COMPTOIR_FIRST_OPERATOR_PASSWORD || undefined;
  const notice = await ensureFirstOperator(options.dataDir, groups, firstPassword);
  if (notice !== undefined) process.stdout.write(notice);
  const logger = pino({
    level: process.env.COMPTOIR_LOG_LEVEL || 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  const server = createServer({ ...options, logger, processMetrics: true });
  const stop = (signal: string): void => {
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), stopMs).unref();
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await server.start();
}

async function run([command, ...args]: readonly string[]): Promise<void> {
  if (command === undefined) return serve();
  if (command !== 'operator') throw new TypeError(`Unknown command "${command}"; known: operator add`);
  const { dataDir, config } = fromEnvironment(process.env);
  process.stdout.write(await addOperator(args, dataDir, (config ?? defaultConfig).groups));
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  // A port that is taken leaves the rest of the server running: nothing to wait for.
  setTimeout(() => process.exit(), 100).unref();
});
