import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { plainMail } from '../../support/mail-fixtures.js';
import type { Dovecot } from '../../support/dovecot.js';
import type { Scene } from './scene.js';
import { type Tally, tally } from './tally.js';

/** Between the hub and its IMAP server: cuts each connection after so many bytes, for so many connections. */
export async function cuttingProxy(
  port: number,
  cuts: number[],
): Promise<{ port: number; connections: () => number; close: () => void }> {
  let connections = 0;
  const pairs = new Set<Socket>();
  const proxy = createServer((client) => {
    connections += 1;
    const most = cuts.shift();
    const server = connect(port, '127.0.0.1');
    for (const socket of [client, server]) {
      pairs.add(socket);
      socket.on('error', () => undefined).on('close', () => pairs.delete(socket));
    }
    let passed = 0;
    client.pipe(server);
    server.on('data', (data) => {
      passed += data.length;
      if (most === undefined || passed <= most) return void client.write(data);
      client.write(data.subarray(0, Math.max(0, data.length - (passed - most))));
      client.destroy();
      server.destroy();
    });
    server.on('close', () => client.destroy());
    client.on('close', () => server.destroy());
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    port: (proxy.address() as AddressInfo).port,
    connections: () => connections,
    close: () => {
      for (const socket of pairs) socket.destroy();
      proxy.close();
    },
  };
}

/** A mailbox whose connection is cut in the middle of a fetch, and whose mails all get other numbers. */
export async function disturbMailbox(
  scene: Scene,
  dovecot: Dovecot,
  proxy: Awaited<ReturnType<typeof cuttingProxy>>,
): Promise<Tally[]> {
  const markers = scene.markers('mail');
  const half = Math.floor(markers.length / 2);
  const put = (text: string, index: number): void =>
    dovecot.deliver(
      plainMail({ subject: text, text, id: `m${index}@run.example`, from: `c${index}@customer.example` }),
    );
  for (const [index, text] of markers.slice(0, half).entries()) put(text, index);
  await scene.received('mail', half);
  await dovecot.restart();
  await dovecot.renumber();
  for (const [index, text] of markers.slice(half).entries()) put(text, half + index);
  const found = await scene.received('mail', markers.length);
  return [
    tally(
      'IMAP mailbox',
      'connection cut in mid-fetch, server restarted, UIDVALIDITY changed',
      markers,
      found,
      {
        requests: {
          made: proxy.connections(),
          allowed: 40,
          rule: 'connections; servers allow about 10 at once and a user, and a cut one is taken up again ever more slowly',
        },
      },
    ),
  ];
}
