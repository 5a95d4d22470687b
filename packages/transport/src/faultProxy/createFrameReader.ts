import { Buffer } from 'node:buffer';

/** What to do with the bytes of a WebSocket's downward direction. */
export interface FrameListener {
  /** A message begins; `false`: it and all that follows is dropped. */
  onMessage(): boolean;
  onBytes(bytes: Buffer): void;
  /** A whole message of one's own could be put in here. */
  onGap(): void;
}

/** Length of a frame's header, as far as its first bytes tell. */
function headerLength([, second]: Buffer): number {
  if (second === undefined) return 2;
  const length = second & 0x7f;
  return 2 + (length === 126 ? 2 : length === 127 ? 8 : 0) + (second & 0x80 ? 4 : 0);
}

function payloadLength(header: Buffer): number {
  const length = (header[1] ?? 0) & 0x7f;
  if (length === 126) return header.readUInt16BE(2);
  return length === 127 ? Number(header.readBigUInt64BE(2)) : length;
}

/** Follows frames however they are cut into pieces; control frames are no messages. */
export function createFrameReader({ onMessage, onBytes, onGap }: FrameListener): (bytes: Buffer) => void {
  let header = Buffer.alloc(0);
  let left = 0;
  let isInMessage = false;
  let isOver = false;

  function endFrame(): void {
    const [first = 0] = header;
    if ((first & 0x0f) < 8) isInMessage = (first & 0x80) === 0;
    header = Buffer.alloc(0);
    if (!isInMessage) onGap();
  }

  /** Takes the bytes up to the next border; answers how many. */
  function take(bytes: Buffer): number {
    if (left > 0) {
      const count = Math.min(left, bytes.length);
      onBytes(bytes.subarray(0, count));
      left -= count;
      if (left === 0) endFrame();
      return count;
    }
    const [first = 0] = bytes;
    const opcode = first & 0x0f;
    if (header.length === 0 && (opcode === 1 || opcode === 2) && !onMessage()) {
      isOver = true;
      return bytes.length;
    }
    const count = Math.min(headerLength(header.length > 0 ? header : bytes) - header.length, bytes.length);
    header = Buffer.concat([header, bytes.subarray(0, count)]);
    onBytes(bytes.subarray(0, count));
    if (header.length >= 2 && header.length === headerLength(header)) {
      left = payloadLength(header);
      if (left === 0) endFrame();
    }
    return count;
  }

  return (bytes) => {
    let rest = bytes;
    while (rest.length > 0 && !isOver) rest = rest.subarray(take(rest));
  };
}
