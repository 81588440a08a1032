import net from 'node:net';

/** Sends a request with half of its body and breaks off; resolves once the connection is gone. */
export async function sendHalf(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const lines = [
    `POST ${pathname} HTTP/1.1`,
    `host: ${hostname}:${port}`,
    `content-length: ${body.byteLength}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.on('error', () => undefined);
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  socket.write(body.subarray(0, Math.floor(body.byteLength / 2)));
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
}

/** Those of a list in another order, by a fixed rule. */
export const reordered = <T>(list: readonly T[]): T[] =>
  list
    .map((each, index) => [(index * 7919) % list.length, each] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, each]) => each);
