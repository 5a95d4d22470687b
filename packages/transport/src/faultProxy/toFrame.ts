import { Buffer } from 'node:buffer';

/** A text as one unmasked WebSocket frame, as a server sends it. */
export function toFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const size = Buffer.alloc(length < 126 ? 1 : length < 65_536 ? 3 : 9);
  size[0] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (size.length === 3) size.writeUInt16BE(length, 1);
  if (size.length === 9) size.writeBigUInt64BE(BigInt(length), 1);
  return Buffer.concat([Buffer.from([0x81]), size, payload]);
}

/** A text as one event of an event stream, as one chunk of a chunked answer. */
export function toEventChunk(text: string): Buffer {
  const event = Buffer.from(`${text.replace(/^/gm, 'data: ')}\n\n`);
  return Buffer.concat([Buffer.from(`${event.length.toString(16)}\r\n`), event, Buffer.from('\r\n')]);
}
