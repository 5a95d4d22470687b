import type { Routes } from './httpContext.js';

/** `GET /health` asks the database, `GET /metrics` answers in Prometheus' text format. */
export const stateRoutes: Routes = (app, { service }) => {
  app.get('/health', async (_request, reply) => {
    await service.storage.check();
    return reply.header('cache-control', 'no-store').send({ status: 'ok' });
  });
  app.get('/metrics', async (_request, reply) => {
    const { registry } = service.metrics;
    return reply.header('content-type', registry.contentType).send(await registry.metrics());
  });
};
