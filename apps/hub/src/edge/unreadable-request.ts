import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { FrontdoorError } from '@frontdoor/kernel';
import { asProblem } from './problem.filter.js';

/** How long, and for how many bytes, the rest of what a caller sends is still read. */
const DRAIN_MS = 1000;
const DRAIN_BYTES = 4 * 1024 * 1024;

/** What Node's parser says of bytes behind a request that closes the connection: they are no request (RFC 9112, 9.6). */
const BEHIND_THE_LAST = 'HPE_CLOSED_CONNECTION';

/** Status and fault of what Node's parser refuses before there is a request (https://nodejs.org/api/http.html#event-clienterror). */
const REASONS: Record<string, [status: string, fault: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'the headers, which are too long'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'the request, which took too long to arrive'],
};

/** Answers of each connection that have not left whole. */
const underWay = new WeakMap<Socket, Set<ServerResponse>>();
const drained = new WeakSet<Socket>();

/** Keeps in mind which answers are under way, so that a refusal comes behind them (RFC 9112, 9.3.2). */
export function watchAnswers(server: Server): void {
  server.on('request', ({ socket }, response) => {
    const answers = underWay.get(socket) ?? new Set();
    underWay.set(socket, answers.add(response));
    response.once('close', () => answers.delete(response));
  });
}

/**
 * Answers bytes that are no HTTP request, like everything else that is refused, and ends the connection: after the
 * answers to whole requests before them. Behind a request that closes the connection they are not answered at all.
 */
export function answerUnreadable(error: Error & { code?: string; rawPacket?: Buffer }, socket: Socket): void {
  if (drained.has(socket)) return;
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  drain(socket);
  if (error.code === BEHIND_THE_LAST) return;
  const answers = [...(underWay.get(socket) ?? [])];
  const whole = answers.filter(({ req }) => req.complete);
  // The request that broke off is refused here, unless its answer has begun: that one then comes to its end.
  const awaited = answers.some(({ req, headersSent }) => !req.complete && headersSent) ? answers : whole;
  void Promise.all(
    awaited.map((answer) => new Promise<void>((resolve) => answer.once('close', resolve))),
  ).then(() => {
    if (!socket.writable) return;
    if (awaited === whole) socket.write(refusal(error));
    socket.destroySoon();
  });
}

/** Who asked by HEAD takes a body for the beginning of another answer (RFC 9112, 6.3). */
function refusal({ code = '', rawPacket }: { code?: string; rawPacket?: Buffer }): string {
  const [status, faults] = REASONS[code] ?? ['400 Bad Request', 'the request itself'];
  const body = JSON.stringify(asProblem(new FrontdoorError('input-invalid', { faults })));
  return [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    rawPacket?.subarray(0, 5).toString() === 'HEAD ' ? '' : body,
  ].join('\r\n');
}

/**
 * What the caller still sends is read and thrown away, beyond a limit not even read, until a moment after the last
 * answer: closing at once would reset the connection, and the answer would be lost on its way.
 */
function drain(socket: Socket): void {
  drained.add(socket);
  let bytes = 0;
  socket.removeAllListeners('data').on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > DRAIN_BYTES) socket.pause();
  });
  socket.resume();
  // Node ends a connection by this after its last answer.
  socket.destroySoon = () => {
    socket.end();
    setTimeout(() => socket.destroy(), DRAIN_MS).unref();
  };
}
