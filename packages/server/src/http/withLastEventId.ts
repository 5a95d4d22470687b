/**
 * A `hello` with the cursor of `Last-Event-ID`, where it names none itself. What is no JSON object is left to the
 * validator as it is.
 */
export function withLastEventId(hello: Buffer, lastEventId: string | undefined): Buffer {
  if (lastEventId === undefined || lastEventId === '') return hello;
  try {
    const frame: unknown = JSON.parse(hello.toString('utf8'));
    if (typeof frame !== 'object' || frame === null || 'cursor' in frame) return hello;
    return Buffer.from(JSON.stringify({ ...frame, cursor: lastEventId }));
  } catch {
    return hello;
  }
}
