import { ChatError } from '@comptoir/transport';
import { hashToken } from '../security/randomToken.js';
import { bearer } from './bearer.js';
import type { Routes } from './httpContext.js';
import { originAllowed } from './originAllowed.js';

/** `POST /v1/visitor/sign-out` makes the visitor's token worthless, and ends what was opened with it. */
export const visitorRoutes: Routes = (app, { service, origins }) => {
  const { storage, hub, now } = service;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  app.post('/v1/visitor/sign-out', { bodyLimit: 1_024 }, async (request, reply) => {
    const { origin, host } = request.headers;
    if (!originAllowed(origin, host, origins)) {
      throw new ChatError('origin_forbidden', { message: 'Signing out from this origin is not allowed.' });
    }
    const token = bearer(request);
    if (token === undefined) {
      const message = 'Authorization: expected `Bearer <visitor token>`.';
      throw new ChatError('token_unknown', { message });
    }
    const hash = hashToken(token);
    const error = new ChatError('token_unknown', { message: 'The visitor has signed out.' });
    // An unknown token is signed out already: the answer does not tell which are known.
    if (await storage.visitors.closeSession(hash, now())) {
      for (const tab of hub.visitors.all()) if (tab.session === hash) tab.leave(error);
    }
    return reply.code(204).header('cache-control', 'no-store').send();
  });
};
