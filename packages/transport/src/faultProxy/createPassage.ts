import type { Buffer } from 'node:buffer';
import { connect, type Socket } from 'node:net';
import { createAnswers } from './createAnswers.js';
import { createLane, type Lane } from './createLane.js';
import type { Pace } from './createPace.js';
import { createRequests } from './createRequests.js';
import type { Faults } from './faults.js';
import { resetSocket } from './resetSocket.js';
import type { Target } from './target.js';

/** One client's connection and its counterpart at the backend. */
export interface Passage {
  /** Resets both ends. */
  cut(): void;
  /** Faults have changed. */
  look(): void;
  /** Goes on after a fault; what has holes cannot, and is reset. */
  heal(): void;
  /** Says a text down as if the backend had; `false` where there is no stream of messages. */
  say(text: string): boolean;
  /** Whether the client holds on to it. */
  readonly isOpen: boolean;
}

/** What connections share. */
export interface PassageOptions {
  readonly target: () => Target;
  readonly faults: Faults;
  readonly pace: { readonly up: Pace; readonly down: Pace };
  /** Paths that are taken off requests. */
  readonly prefixes: Iterable<string>;
  /** Both sockets are gone. */
  readonly onGone: () => void;
}

interface Understood {
  read(bytes: Buffer): void;
  flush(): void;
}

/** Feeds what a socket says, and how it ends, into a lane. */
function listen(socket: Socket, lane: Lane, { read, flush }: Understood): void {
  socket.on('data', read);
  socket.on('end', () => {
    flush();
    lane.end();
  });
  socket.on('error', () => {
    flush();
    lane.reset();
  });
}

/** Takes a client in. */
export function createPassage(
  client: Socket,
  { target, faults, pace, prefixes, onGone }: PassageOptions,
): Passage {
  const sockets = new Set([client]);
  let backend: Socket | undefined;

  const up = createLane({
    direction: 'up',
    from: client,
    to: reach,
    finish(how) {
      if (backend === undefined) down[how]();
      else if (how === 'end') backend.end();
      else resetSocket(backend);
    },
    faults,
    pace: pace.up,
    cut,
  });
  const down = createLane({
    direction: 'down',
    from: { pause: () => backend?.pause(), resume: () => backend?.resume() },
    to: () => client,
    finish: (how) => void (how === 'end' ? client.end() : resetSocket(client)),
    faults,
    pace: pace.down,
    cut,
  });
  const answers = createAnswers({
    faults,
    pass: down.push,
    swallow() {
      up.drop();
      if (backend) resetSocket(backend);
      down.reset();
    },
    end: down.end,
  });
  const requests = createRequests({ faults, answers, prefixes, pass: up.push });

  function follow(socket: Socket): void {
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) onGone();
    });
  }

  function reach(): Socket {
    if (backend) return backend;
    const { host = '127.0.0.1', port } = target();
    backend = connect({ host, port, allowHalfOpen: true, noDelay: true });
    follow(backend);
    listen(backend, down, answers);
    return backend;
  }

  function cut(): void {
    up.drop();
    down.drop();
    for (const socket of sockets) resetSocket(socket);
  }

  function look(): void {
    up.look();
    down.look();
  }

  client.setNoDelay(true);
  follow(client);
  listen(client, up, requests);
  // Who is answered by the proxy, or by nobody, needs no backend, which may be down.
  if (!faults.isBlack && faults.answer === undefined) reach();

  return {
    cut,
    look,
    heal() {
      if (up.hasHoles || down.hasHoles) cut();
      else {
        if (faults.answer === undefined) reach();
        look();
      }
    },
    say: answers.say,
    get isOpen() {
      return !client.destroyed && !client.readableEnded;
    },
  };
}
