import type { Socket } from 'node:net';
import { FrontdoorError } from '@frontdoor/kernel';
import { asProblem } from './problem.filter.js';

/** How long, and for how many bytes, the rest of a request that was refused is still read. */
const DRAIN_MS = 1000;
const DRAIN_BYTES = 4 * 1024 * 1024;

/** Status and fault of what Node's parser refuses before there is a request (https://nodejs.org/api/http.html#event-clienterror). */
const REASONS: Record<string, [status: string, fault: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'the headers, which are too long'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'the request, which took too long to arrive'],
};

const answered = new WeakSet<Socket>();

/**
 * Answers bytes that are no HTTP request, like everything else that is refused, and ends the connection. What the
 * caller still sends is read and thrown away for a moment: closing at once would reset the connection, and the
 * answer would be lost on its way.
 */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (answered.has(socket)) return;
  answered.add(socket);
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, faults] = REASONS[error.code ?? ''] ?? ['400 Bad Request', 'the request itself'];
  const body = JSON.stringify(asProblem(new FrontdoorError('input-invalid', { faults })));
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
  let drained = 0;
  socket.removeAllListeners('data').on('data', (chunk: Buffer) => {
    drained += chunk.length;
    if (drained > DRAIN_BYTES) socket.destroy();
  });
  socket.resume();
  setTimeout(() => socket.destroy(), DRAIN_MS).unref();
}
