import http from 'node:http';
import type { HostileRequest } from './requests.js';

/** No answer within this counts as a hang. */
const PATIENCE_MS = 10_000;

export interface Outcome {
  /** 0 when the connection ended without an answer. */
  status: number;
  ms: number;
  /** Beginning of the answer. */
  text: string;
  hung: boolean;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/** Sends it as it is. Streams that never end are hung up on once they have begun. */
export function send(url: string, { method, path, headers, body }: HostileRequest): Promise<Outcome> {
  const { hostname, port } = new URL(url);
  const started = performance.now();
  return new Promise((resolve) => {
    let settled = false;
    const settle = (status: number, text: string, hung = false): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve({ status, ms: performance.now() - started, text, hung });
    };
    const list = headers.flat();
    if (body || !['GET', 'HEAD', 'CONNECT'].includes(method))
      list.push('content-length', String(body?.length ?? 0));
    if (!headers.some(([name]) => name === 'host')) list.push('host', `${hostname}:${port}`);
    const request = http.request({ host: hostname, port, method, path, headers: list, agent }, (response) => {
      const { statusCode = 0 } = response;
      let text = '';
      response.on('data', (chunk: Buffer) => {
        if (text.length < 2000) text += chunk.toString('utf8', 0, 2000);
      });
      response.on('error', () => settle(statusCode, text));
      response.on('close', () => settle(statusCode, text));
      if (/event-stream/.test(response.headers['content-type'] ?? '')) response.destroy();
    });
    const timer = setTimeout(() => {
      settle(0, 'no answer', true);
      request.destroy();
    }, PATIENCE_MS);
    request.on('error', (error) => settle(0, error.message));
    // CONNECT and upgrades leave the HTTP client; whatever came back ends here.
    request.on('connect', (response, socket) => {
      socket.destroy();
      settle(response.statusCode ?? 0, '');
    });
    request.end(body);
  });
}

export const hangUp = (): void => agent.destroy();
