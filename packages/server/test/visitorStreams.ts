/** The visitors' end of the wire where events come as a stream: real requests, which can be cut. */
export interface VisitorStreams {
  /** Cuts every stream there is, without a word. */
  cut(): void;
  /** The next message goes out; its answer is never read, and the stream is cut once it is stored. */
  loseNextAnswer(): void;
  /** Every open stream receives this text as an event, as if the server had sent it. */
  hear(text: string): void;
  /** Gives `fetch` back as it was. */
  dispose(): void;
}

interface Cable {
  hear(text: string): void;
  cut(): void;
}

const encoder = new TextEncoder();

/** Stands between the adapter and `fetch` until it is disposed. */
export function createVisitorStreams(): VisitorStreams {
  const real = globalThis.fetch;
  const cables = new Set<Cable>();
  let losing = false;
  const cut = (): void => {
    for (const cable of cables) cable.cut();
  };

  function tap(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    let cable: Cable;
    return new ReadableStream<Uint8Array>({
      async start(controller) {
        cable = {
          hear: (text) => controller.enqueue(encoder.encode(`data: ${text}\n\n`)),
          cut() {
            cables.delete(cable);
            controller.error(new TypeError('cut'));
            void reader.cancel().catch(() => undefined);
          },
        };
        cables.add(cable);
        void (async () => {
          try {
            for (;;) {
              const { done, value } = await reader.read();
              if (!cables.has(cable)) return;
              if (done) break;
              controller.enqueue(value);
            }
            controller.close();
          } catch (error) {
            if (cables.has(cable)) controller.error(error);
          }
          cables.delete(cable);
        })();
      },
      cancel(reason) {
        cables.delete(cable);
        return reader.cancel(reason);
      },
    });
  }

  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/v1/visitor/frames') && losing) {
      const isSend = (await request.clone().text()).includes('"type":"send"');
      if (isSend) {
        losing = false;
        await real(request);
        cut();
        throw new TypeError('cut');
      }
    }
    const response = await real(request);
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!isStream || response.body === null) return response;
    return new Response(tap(response.body), response);
  };

  return {
    cut,
    loseNextAnswer() {
      losing = true;
    },
    hear(text) {
      for (const cable of cables) cable.hear(text);
    },
    dispose() {
      globalThis.fetch = real;
    },
  };
}
