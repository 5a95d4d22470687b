import { ChatError } from '@comptoir/transport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { toPerson } from '../live/describe.js';
import { hashToken } from '../security/randomToken.js';
import type { OperatorRecord } from '../storage/operatorStore.js';
import { clientAddress } from './clientAddress.js';
import { deskCookie, openSession, operatorOf, readDeskCookie, sessionMs } from './deskCookie.js';
import type { HttpContext, Routes } from './httpContext.js';
import { sameOrigin } from './originAllowed.js';
import type { SignIn } from './signIn.js';

const credentials = v.object({
  login: v.pipe(v.string(), v.maxLength(200)),
  password: v.pipe(v.string(), v.maxLength(1_000)),
});

function assertSameOrigin({ headers }: FastifyRequest): void {
  if (sameOrigin(headers.origin, headers.host)) return;
  const message = 'Signing in and out is only possible from the desk’s own page.';
  throw new ChatError('origin_forbidden', { message });
}

function isSecure(request: FastifyRequest, trustedProxies: number): boolean {
  return trustedProxies > 0 && request.headers['x-forwarded-proto'] === 'https';
}

function setCookie(reply: FastifyReply, value: string, maxAgeSeconds: number, secure: boolean): void {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${maxAgeSeconds}`];
  reply.header(
    'set-cookie',
    [`${deskCookie}=${value}`, ...attributes, ...(secure ? ['Secure'] : [])].join('; '),
  );
}

function toAnswer(operator: OperatorRecord): object {
  return { operator: toPerson(operator), groups: operator.groups };
}

/** Sign-in, sign-out and who am I. */
export function operatorRoutes(signIn: SignIn): Routes {
  return (app, context: HttpContext) => {
    const { service, trustedProxies } = context;
    const { storage, now } = service;
    app.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    app.post('/v1/operator/sign-in', { bodyLimit: 8_192 }, async (request, reply) => {
      assertSameOrigin(request);
      const body = v.safeParse(credentials, request.body);
      if (!body.success) {
        throw new ChatError('bad_value', { message: 'Expected JSON with the texts `login` and `password`.' });
      }
      const address = clientAddress(request.raw, trustedProxies);
      const operator = await signIn.check(body.output.login, body.output.password, address);
      const token = await openSession(storage, operator.id, now());
      setCookie(reply, token, sessionMs / 1000, isSecure(request, trustedProxies));
      request.log.info({ operator: operator.id }, 'operator signed in');
      return toAnswer(operator);
    });
    app.get('/v1/operator/me', async (request) => {
      const operator = await operatorOf(storage, request.headers.cookie, now());
      if (operator !== undefined) return toAnswer(operator);
      throw new ChatError('sign_in_required', { message: 'Sign in first: POST /v1/operator/sign-in.' });
    });
    app.post('/v1/operator/sign-out', async (request, reply) => {
      assertSameOrigin(request);
      const token = readDeskCookie(request.headers.cookie);
      if (token !== undefined) {
        await storage.operators.closeSession(hashToken(token));
        context.signedOut(hashToken(token));
      }
      setCookie(reply, '', 0, isSecure(request, trustedProxies));
      return reply.code(204).send();
    });
  };
}
