/**
 * Reads a body as text, piece by piece, to its end or until the signal; answers whether there was anything in it.
 */
export async function readStream(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onText: (piece: string) => void,
): Promise<boolean> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // The signal of a fetch can get lost on the way to its body; what we hold ourselves cannot.
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    for (let some = false; ; some = true) {
      const { done, value } = await reader.read();
      if (done) return some;
      onText(decoder.decode(value, { stream: true }));
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
