import type { FastifyRequest } from 'fastify';

/** The secret in `Authorization: Bearer …`, where there is one of the form that we make. */
export function bearer({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  return /^Bearer ([\w-]{1,200})$/i.exec(headers.authorization ?? '')?.[1];
}
