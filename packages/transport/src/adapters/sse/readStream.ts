/** Reads a body as text, piece by piece, to its end; answers whether there was anything in it. */
export async function readStream(
  body: ReadableStream<Uint8Array>,
  onText: (piece: string) => void,
): Promise<boolean> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (let some = false; ; some = true) {
    const { done, value } = await reader.read();
    if (done) return some;
    onText(decoder.decode(value, { stream: true }));
  }
}
