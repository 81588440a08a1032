import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/**
 * How the sink treats mail to an address: `unknown` 550 5.1.1, `later` 451, `busy` 421, `hang-up` the mail is taken
 * and the connection cut before any reply.
 */
export type Refusal = 'unknown' | 'later' | 'busy' | 'hang-up';

/** A mail that reached the outside world. */
export interface SunkMail {
  envelope: { from: string; to: string[] };
  raw: Buffer;
  mail: Email;
}

export interface MailSink {
  port: number;
  /** Oldest first; the newest `keep` are kept. */
  readonly messages: readonly SunkMail[];
  /** From now on; undefined takes mail to the address again. */
  refuse(address: string, how: Refusal | undefined): void;
  /** Resolves with the first mail, already here or still to come, that fits. */
  waitFor(fits: (message: SunkMail) => boolean): Promise<SunkMail>;
  close(): Promise<void>;
}

const ERRORS: Partial<Record<Refusal, [number, string]>> = {
  unknown: [550, '5.1.1 No such mailbox.'],
  later: [451, '4.2.1 Not now.'],
  busy: [421, '4.3.2 Too busy.'],
};

/**
 * The outside mail world on loopback: an SMTP server that takes whatever we send and keeps it in memory. For
 * tests and for the demonstration, where nothing may reach a real person.
 *
 * @param options.port 0 or absent for any free one
 * @param options.keep most mails kept, 1000 unless given
 */
export async function startMailSink(options: { port?: number; keep?: number } = {}): Promise<MailSink> {
  const keep = options.keep ?? 1000;
  const messages: SunkMail[] = [];
  const refusals = new Map<string, Refusal>();
  const waiting = new Set<(message: SunkMail) => void>();
  const refusalFor = (session: SMTPServerSession): Refusal | undefined =>
    session.envelope.rcptTo.map(({ address }) => refusals.get(address.toLowerCase())).find((one) => one);

  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const raw = Buffer.concat(await stream.toArray());
    const { mailFrom, rcptTo } = session.envelope;
    const to = rcptTo.map(({ address }) => address);
    const message = {
      envelope: { from: mailFrom ? mailFrom.address : '', to },
      raw,
      mail: await PostalMime.parse(raw),
    };
    messages.push(message);
    if (messages.length > keep) messages.shift();
    for (const tell of waiting) tell(message);
  };

  const server = new SMTPServer({
    name: 'outside.example',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => {
      const [code, text] = ERRORS[refusals.get(address.toLowerCase()) ?? 'hang-up'] ?? [];
      done(code ? Object.assign(new Error(text), { responseCode: code }) : null);
    },
    onData: (stream, session, done) => {
      const hangsUp = refusalFor(session) === 'hang-up';
      void take(stream, session).then(() => (hangsUp ? cut(server, session) : done(null)), done);
    },
  });
  server.on('error', () => {
    // A client that went away; it sees that itself.
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));

  return {
    port: (server.server.address() as AddressInfo).port,
    messages,
    refuse: (address, how) => {
      if (how) refusals.set(address.toLowerCase(), how);
      else refusals.delete(address.toLowerCase());
    },
    waitFor: (fits) =>
      new Promise((resolve) => {
        const here = messages.find(fits);
        if (here) return resolve(here);
        const tell = (message: SunkMail): void => {
          if (!fits(message)) return;
          waiting.delete(tell);
          resolve(message);
        };
        waiting.add(tell);
      }),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Destroys the socket of a session, which smtp-server only offers to close politely. */
function cut(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session.id === session.id) connection._socket.destroy();
  }
}
