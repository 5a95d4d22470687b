import { ChatError } from '@comptoir/transport';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { crossOrigin } from './crossOrigin.js';
import { fileRoutes } from './fileRoutes.js';
import type { HttpContext } from './httpContext.js';
import { operatorRoutes } from './operatorRoutes.js';
import { refuseMalformed } from './refuseMalformed.js';
import { sendError } from './sendError.js';
import type { SignIn } from './signIn.js';
import { stateRoutes } from './stateRoutes.js';
import { type StaticFolders, staticRoutes } from './staticRoutes.js';
import { streamRoutes } from './streamRoutes.js';
import { visitorRoutes } from './visitorRoutes.js';

/** A whole upload on a slow line has to fit into it: 10 MB at 300 kbit/s. */
const requestMs = 300_000;

/** Builds the HTTP side: routes, error answers, time limits. It does not listen yet. */
export function createHttp(context: HttpContext, signIn: SignIn, folders: StaticFolders): FastifyInstance {
  const { limits } = context.service;
  const log = context.service.log as FastifyBaseLogger;
  const app = fastify({
    loggerInstance: log,
    // Addresses may hold file names of visitors; the metrics count requests well enough.
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: requestMs,
    http: {
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: Math.min(2_000, limits.headersMs),
      maxHeaderSize: limits.headerBytes,
      keepAliveTimeout: 65_000,
    },
    forceCloseConnections: true,
    // What is refused before any route is found, such as an address that cannot be decoded.
    frameworkErrors: (error, _request, reply) => void sendError(reply, error),
    clientErrorHandler: (error, socket) => refuseMalformed(log, error, socket),
    routerOptions: { maxParamLength: 1_000 },
  });
  app.setErrorHandler((error, _request, reply) => sendError(reply, error));
  app.setNotFoundHandler((_request, reply) =>
    sendError(reply, new ChatError('not_found', { message: 'There is nothing at this address.' })),
  );
  for (const routes of [stateRoutes, operatorRoutes(signIn)]) {
    app.register(async (scope) => routes(scope, context));
  }
  app.register(async (scope) => {
    crossOrigin(scope, context.origins);
    for (const routes of [fileRoutes, streamRoutes, visitorRoutes])
      scope.register(async (own) => routes(own, context));
  });
  app.register(async (scope) => staticRoutes(scope, folders));
  return app;
}
