import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the server counts, in a registry of its own: two servers in one process do not mix. */
export interface Metrics {
  readonly registry: Registry;
  readonly sockets: Gauge<'kind'>;
  readonly messages: Counter<'sender'>;
  readonly sendSeconds: Histogram;
  readonly queueLength: Gauge<'group'>;
  readonly ratings: Counter<'score'>;
  readonly rejectedFrames: Counter<'code'>;
  readonly uploads: Counter<'outcome'>;
}

/** Makes the registry and everything in it. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    sockets: new Gauge({
      name: 'comptoir_sockets',
      help: 'Open WebSockets.',
      labelNames: ['kind'],
      registers,
    }),
    messages: new Counter({
      name: 'comptoir_messages_stored_total',
      help: 'Messages stored, without resends.',
      labelNames: ['sender'],
      registers,
    }),
    sendSeconds: new Histogram({
      name: 'comptoir_send_ack_seconds',
      help: 'From reading a send frame to handing its acknowledgement to the socket.',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    queueLength: new Gauge({
      name: 'comptoir_queue_length',
      help: 'Conversations that wait for an operator.',
      labelNames: ['group'],
      registers,
    }),
    ratings: new Counter({
      name: 'comptoir_ratings_total',
      help: 'Ratings given, by stars.',
      labelNames: ['score'],
      registers,
    }),
    rejectedFrames: new Counter({
      name: 'comptoir_rejected_frames_total',
      help: 'Frames answered with an error, by its code.',
      labelNames: ['code'],
      registers,
    }),
    uploads: new Counter({
      name: 'comptoir_uploads_total',
      help: 'Uploads, by how they ended.',
      labelNames: ['outcome'],
      registers,
    }),
  };
}
