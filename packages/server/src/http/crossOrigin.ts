import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { type AllowedOrigins, originAllowed } from './originAllowed.js';

/** How long a browser may keep our permission, in seconds. */
const maxAge = 86_400;

/** Lets pages of the allowed origins use the routes of this scope; there can be one such scope only. */
export function crossOrigin(app: FastifyInstance, allowed: AllowedOrigins): void {
  app.register(cors, {
    delegator: (request, done) => {
      const { origin, host } = request.headers;
      const isAllowed = origin !== undefined && originAllowed(origin, host, allowed);
      done(null, {
        origin: isAllowed ? origin : false,
        methods: ['GET', 'HEAD', 'POST'],
        allowedHeaders: ['authorization', 'content-type', 'last-event-id', 'x-client-id'],
        maxAge,
      });
    },
  });
}
