import type { Writable } from 'node:stream';

/** What a console has not taken by then is dropped with its stream; it comes back and is told what it missed. */
const MOST_UNREAD_BYTES = 256 * 1024;

/** Writes to a stream of live events, or drops it when its reader is too far behind. */
export function patientWrite(stream: Writable, bytes: Uint8Array): void {
  if (stream.writableLength > MOST_UNREAD_BYTES) stream.destroy();
  else stream.write(bytes);
}
