import { ChatError } from '@comptoir/transport';
import { protocolVersion } from '@comptoir/transport/wire';
import type { Service } from '../service.js';
import type { Carrier } from './carrier.js';
import { helloDeadline } from './helloDeadline.js';
import { receive } from './receive.js';
import { refuseHello } from './refuseHello.js';

type HelloOf<Frame> = Extract<Frame, { readonly type: 'hello'; readonly version: number }>;

/** What is different between a visitor's connection and a desk's. */
export interface CarrierRole<Frame extends { readonly type: string }, Link> {
  /** `undefined` for a frame of an unknown type, which is passed over. */
  parse(text: string): Frame | undefined;
  /** Answers a good `hello`; `undefined` when the connection was gone before that. */
  greet(hello: HelloOf<Frame>): Promise<Link | undefined>;
  /** Handles every frame after the `hello`. */
  handle(link: Link, frame: Frame): Promise<void> | void;
}

/** Reads a connection from its first frame to its end: one valid `hello` in time, then whatever the role handles. */
export function serveCarrier<Frame extends { readonly type: string }, Link>(
  { limits, metrics, log }: Service,
  carrier: Carrier,
  role: CarrierRole<Frame, Link>,
): void {
  const { peer } = carrier;
  const deadline = helloDeadline(peer, limits.helloMs);
  let link: Link | undefined;

  const welcome = async (text: string): Promise<Link | undefined> => {
    const frame = role.parse(text);
    if (frame?.type !== 'hello') {
      throw new ChatError('bad_frame', { message: 'The first frame must be a `hello`.' });
    }
    const hello = frame as HelloOf<Frame>;
    if (hello.version !== protocolVersion) {
      const message = `hello.version: this server speaks version ${protocolVersion}.`;
      throw new ChatError('version_unsupported', { message });
    }
    return role.greet(hello);
  };

  receive({
    carrier,
    limits,
    metrics,
    log,
    handle: async (text) => {
      if (link !== undefined) {
        const frame = role.parse(text);
        return frame === undefined ? undefined : role.handle(link, frame);
      }
      deadline.clear();
      try {
        link = await welcome(text);
      } catch (error) {
        refuseHello(peer, metrics, log, error);
      }
    },
  });
  carrier.onClose(() => deadline.clear());
}
