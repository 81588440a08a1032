import type { ServerResponse } from 'node:http';

/** For stand-ins: answers with half of what was announced, and breaks off. */
export function answerHalf(response: ServerResponse, status: number, text: string): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}
