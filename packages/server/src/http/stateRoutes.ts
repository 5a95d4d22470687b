import type { Service } from '../service.js';
import type { Routes } from './httpContext.js';

/** A check writes to the disk: asked more often than this, the last answer stands. */
const checkEveryMs = 1_000;

function createCheck({ storage, now }: Service): () => Promise<void> {
  let last: { readonly at: number; readonly outcome: Promise<void> } | undefined;
  return () => {
    if (last === undefined || Math.abs(now() - last.at) >= checkEveryMs)
      last = { at: now(), outcome: storage.check() };
    return last.outcome;
  };
}

/** `GET /health` asks the database, `GET /metrics` answers in Prometheus' text format. */
export const stateRoutes: Routes = (app, { service }) => {
  const check = createCheck(service);
  app.get('/health', async (_request, reply) => {
    await check();
    return reply.header('cache-control', 'no-store').send({ status: 'ok' });
  });
  app.get('/metrics', async (_request, reply) => {
    const { registry } = service.metrics;
    return reply.header('content-type', registry.contentType).send(await registry.metrics());
  });
};
